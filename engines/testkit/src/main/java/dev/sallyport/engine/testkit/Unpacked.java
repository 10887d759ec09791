package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of servers inside of a system that `.ci/run` unpacked.
 *
 * @param system the root of the unpacked system
 */
record Unpacked(Path system) {
    /** The user of whatever runs there, who owns nothing else. */
    static final String NOBODY = "65533:65533";

    private static final String OWN = "/srv";
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    /** A folder of its own for a server. */
    ServerFiles make() throws IOException, GeneralSecurityException {
        ServerFiles files = ServerFiles.in(Files.createTempDirectory(own(), "server-"));
        files.give(NOBODY);
        return files;
    }

    /** Where the folder of a server is for what runs inside. */
    String inside(ServerFiles files) {
        return OWN + "/" + files.folder().getFileName();
    }

    private Path own() {
        return system.resolve(OWN.substring(1));
    }

    /** What runs left behind that were ended by force. */
    void removeLeftOver() throws IOException {
        try (Stream<Path> folders = Files.list(own())) {
            for (Path folder : folders.toList()) {
                Instant made = Files.getLastModifiedTime(folder).toInstant();
                if (made.isBefore(Instant.now().minus(LEFT_OVER))) {
                    Programs.run(List.of("rm", "-rf", folder.toString()));
                }
            }
        }
    }
}
