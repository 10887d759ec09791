package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that were read by a person once; written anew with `-Dsallyport.golden=write`. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/dev/sallyport/engine/postgresql");

    private Golden() {}

    static void assertSame(String text, String name) throws IOException {
        Path file = FOLDER.resolve(name);
        if (System.getProperty("sallyport.golden", "").equals("write")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
