package dev.sallyport.engine.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Collections of statements that lie in `shared`, beside the repository, because their licences keep them out of it. A
 * test that needs them is skipped where they are not, unless `-Dsallyport.test.require=` names `cases`.
 */
public final class Cases {
    private static final String KEY = "cases";

    private Cases() {}

    /** A file by its path in `shared`, for example `bypass/cases.jsonl`. */
    public static Path file(String path) {
        Path file = Path.of(System.getProperty("sallyport.root", "."), "..", "shared")
                .resolve(path);
        boolean isHere = Files.exists(file);
        if (!isHere && Required.is(KEY)) {
            throw new IllegalStateException("cases `" + file + "` are required and not there");
        }
        Assumptions.assumeTrue(isHere, () -> "no cases at " + file);
        return file;
    }
}
