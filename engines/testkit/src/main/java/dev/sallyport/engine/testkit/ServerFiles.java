package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The files that a PostgreSQL server of the tests reads, in a temporary folder of its own.
 *
 * @param access who may connect how
 */
record ServerFiles(Path folder, TestCertificate certificate, Path access) {
    private static final String ACCESS = """
            local all postgres trust
            host all postgres 127.0.0.1/32 trust
            hostssl all all 127.0.0.1/32 scram-sha-256
            """;

    static ServerFiles make() throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("sallyport-server-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path access = Files.writeString(folder.resolve("pg_hba.conf"), ACCESS);
        return new ServerFiles(folder, TestCertificate.make(folder), access);
    }

    /** What the server must be told to be reached safely, and to be fast rather than durable. */
    Map<String, String> settings() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "ssl", "on",
                "ssl_cert_file", certificate.certificate().toString(),
                "ssl_key_file", certificate.key().toString(),
                "hba_file", access.toString(),
                "fsync", "off",
                "synchronous_commit", "off",
                "max_connections", "200");
    }

    /** Adds the settings to those of a server, in the file where `ALTER SYSTEM` comes before them. */
    void appendSettings(Path configuration, int port) throws IOException {
        List<String> lines = new ArrayList<>(List.of("port = " + port));
        settings().forEach((name, value) -> lines.add(name + " = '" + value + "'"));
        Files.write(configuration, lines, StandardOpenOption.APPEND);
    }

    void delete() {
        try {
            Files.walkFileTree(folder, new Remover());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path directory, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
