package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that were read by a person once; written anew with `-Dsallyport.golden=write`. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/dev/sallyport/e2e/evidence");

    private Golden() {}

    static void assertSame(String text, String name) throws IOException {
        if (System.getProperty("sallyport.golden", "").equals("write")) {
            Files.writeString(Files.createDirectories(FOLDER).resolve(name), text + "\n");
            return;
        }
        assertThat(text).isEqualTo(Stand.resource(name).stripTrailing());
    }
}
