package dev.sallyport.engine.testkit;

import dev.sallyport.engine.SourceSettings.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;

/** The files that a server of the tests reads and writes, in a folder of its own. */
record ServerFiles(Path folder, TestCertificate certificate) {
    static ServerFiles make() throws IOException, GeneralSecurityException {
        return in(Files.createTempDirectory("sallyport-server-"));
    }

    /** In a folder that is empty. */
    static ServerFiles in(Path folder) throws IOException, GeneralSecurityException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new ServerFiles(folder, TestCertificate.make(folder));
    }

    /** How a client verifies the server. */
    Tls tls() {
        return new Tls.Verified(certificate.certificate().toString());
    }

    /** Gives everything to a user that a server runs as. */
    void give(String user) throws IOException {
        Programs.run(List.of("chown", "-R", user, folder.toString()));
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
