package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks the server for its catalog is sent to Discovery, and Discovery has something to answer from. */
final class CatalogQuestionTest {
    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "show tables",
                "SHOW search_path",
                "describe users",
                "desc users",
                "\\d",
                "\\dt public.*",
                "select table_name from information_schema.tables",
                "select relname from pg_catalog.pg_class"
            })
    void questionForTheCatalogNamesDiscovery(String statement) {
        Refusal refusal = reader.refusal(statement);
        assertThat(refusal.nextStep()).contains("Discovery");
        assertThat(refusal.position()).isPresent();
    }

    @Tag("refused")
    @Test
    void quotedWordIsAName() {
        assertThat(reader.refusal("select id from \"show\"").reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
    }

    @Test
    void everyObjectThatDiscoveryMayListCanBeNamed() {
        var nameable = TestCatalog.visible().nameable();
        assertThat(nameable).isNotEmpty().isSubsetOf(TestCatalog.visible().objects());
        for (ObjectDescription object : nameable) {
            assertThat(reader.understood("select count(*) from " + object.name().schema() + "."
                            + object.name().object()))
                    .isNotNull();
        }
    }

    @Test
    void functionsAreTheReviewedOnes() {
        assertThat(PostgresFunctions.load().signatures())
                .contains("lower(text)", "now()", "count()")
                .noneMatch(each -> each.startsWith("pg_sleep"));
    }

    @Test
    void aStringInDoubleQuotesIsToldApartFromAName() {
        assertThat(reader.refusal("select id from users where name = \"Anna Abel\"")
                        .nextStep())
                .startsWith("a string stands in single quotes");
        assertThat(reader.refusal("select id from users where name = anna").nextStep())
                .startsWith("ask Discovery");
        assertThat(reader.refusal("select id from users where \"Name\" = 'x'").nextStep())
                .startsWith("did you mean `name`?");
    }
}
