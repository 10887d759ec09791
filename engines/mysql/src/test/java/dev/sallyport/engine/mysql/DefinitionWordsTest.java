package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import java.io.IOException;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefinitionWordsTest {
    private final TestReader reader = new TestReader(TestCatalog.notes(TestCatalog.MYSQL));

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void eachFormIsReadAndSealed() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (String sql : Fixtures.lines("definitions.sql")) {
            switch (reader.read(sql)) {
                case Reading.Understood understood ->
                    all.assertThat(TestReader.text(reader.seal(understood)))
                            .as(sql)
                            .isNotEmpty();
                case Reading.Opaque(var refusal, var _) -> all.fail("%s: %s", sql, refusal);
            }
        }
        all.assertAll();
        assertThat(reader).isNotNull();
    }
}
