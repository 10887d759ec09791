package dev.sallyport.engine.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that `.ci/run` brings, into a folder of its own or as a package of the system. A test that needs one is skipped where it is not, unless
 * `-Dsallyport.test.require=` names `tools`.
 */
public final class Tools {
    private static final String KEY = "tools";

    private Tools() {}

    /** The folder of a tool, for example `libpg-query-18.1.5`. */
    public static Path folder(String name) {
        Path folder = CacheFolder.of("SALLYPORT_CI_TOOLS", "sallyport-ci").resolve(name);
        boolean isHere = Files.isDirectory(folder);
        if (!isHere && Required.is(KEY)) {
            throw new IllegalStateException("tool `" + folder + "` is required and not there");
        }
        Assumptions.assumeTrue(isHere, () -> "no tool at " + folder);
        return folder;
    }

    /** A program on the path that a package of the system brings, for example `sqlsmith`. */
    public static void program(String name) {
        boolean isHere = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .anyMatch(Files::isExecutable);
        if (!isHere && Required.is(KEY)) {
            throw new IllegalStateException("program `" + name + "` is required and not there");
        }
        Assumptions.assumeTrue(isHere, () -> "no program `" + name + "` on the path: apt-get install " + name);
    }
}
