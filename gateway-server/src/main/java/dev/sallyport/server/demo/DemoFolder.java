package dev.sallyport.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/** Where the demo keeps everything: one folder that only its owner can enter. */
record DemoFolder(Path root) {
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int KEY_BYTES = 32;

    DemoFolder {
        root = root.toAbsolutePath().normalize();
    }

    void create() throws IOException {
        Files.createDirectories(root, OWN_FOLDER);
        Files.createDirectories(demo(), OWN_FOLDER);
    }

    Path profile() {
        return root.resolve("profile.yaml");
    }

    /** The profile of somebody who is no agent. */
    Path profile(Person person) {
        return root.resolve(person.file() + ".yaml");
    }

    Path authority() {
        return root.resolve("dev");
    }

    Path demo() {
        return root.resolve("demo");
    }

    Path configuration() {
        return demo().resolve("gateway.yaml");
    }

    Path audit() {
        return demo().resolve("audit");
    }

    Path database() {
        return demo().resolve("postgresql");
    }

    Path databaseServer() {
        return demo().resolve("postgresql-server");
    }

    Path mariaDb() {
        return demo().resolve("mariadb");
    }

    Path mariaDbServer() {
        return demo().resolve("mariadb-server");
    }

    Path mariaDbProcess() {
        return demo().resolve("mariadb.pid");
    }

    Path password(String role) {
        return demo().resolve(role + ".password");
    }

    Path token(String name) {
        return demo().resolve(name + ".token");
    }

    Path process() {
        return demo().resolve("process");
    }

    Path ready() {
        return demo().resolve("ready");
    }

    Path log() {
        return demo().resolve("demo.log");
    }

    /** Writes a file that only its owner can read, at once or not at all. */
    static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        var _ = Files.deleteIfExists(draft);
        Files.createFile(draft, OWN_FILE);
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes a folder and what is in it. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A file of 32 random bytes, made once. */
    Path key(String name, SecureRandom random) throws IOException {
        Path file = demo().resolve(name + ".key");
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            Files.createFile(file, OWN_FILE);
            Files.write(file, key);
        }
        return file;
    }

    /** A random password in a file, made once. */
    String password(String role, SecureRandom random) throws IOException {
        Path file = password(role);
        if (!Files.exists(file)) {
            byte[] secret = new byte[KEY_BYTES];
            random.nextBytes(secret);
            write(file, HexFormat.of().formatHex(secret));
        }
        return Files.readString(file);
    }
}
