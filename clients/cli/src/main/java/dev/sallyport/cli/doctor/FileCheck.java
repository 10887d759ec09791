package dev.sallyport.cli.doctor;

import dev.sallyport.cli.profile.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the credential files are there, and whether others may read the key. */
final class FileCheck {
    private static final Set<PosixFilePermission> OWN =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private FileCheck() {}

    static List<Finding> of(String name, Endpoint endpoint) {
        return Stream.of(
                        readable(name + " authority", endpoint.authority()),
                        readable(name + " certificate", endpoint.certificate()),
                        key(name + " key", endpoint.key()))
                .toList();
    }

    private static Finding readable(String name, Path file) {
        return Files.isReadable(file)
                ? Finding.good(name + " `" + file + "`")
                : new Finding(name + " `" + file + "` cannot be read", "put the file there or correct the profile");
    }

    private static Finding key(String name, Path file) {
        if (!Files.isReadable(file)) {
            return readable(name, file);
        }
        try {
            return OWN.containsAll(Files.getPosixFilePermissions(file))
                    ? Finding.good(name + " `" + file + "`, readable by its owner only")
                    : new Finding(name + " `" + file + "` is open to others", "run `chmod 600 " + file + "`");
        } catch (IOException | UnsupportedOperationException e) {
            return new Finding(
                    name + " `" + file + "` does not tell who may read it", "keep it where only its owner can read it");
        }
    }
}
