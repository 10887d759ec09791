package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that words of the grammar write out as XML and JSON. */
final class MarkupTest {
    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select xmlelement(name x, password_hash) from users",
                "select xmlelement(name x, ssn)::text from users",
                "select lower(xmlelement(name x, ssn)) from users",
                "select xmlelement(name x, xmlelement(name y, ssn)) from users",
                "select xmlelement(name x, u) from users u",
                "select xmlelement(name x, u.*) from users u",
                "select xmlelement(name x, array_agg(u)) from users u",
                "select xmlelement(name users.x, ssn) from users",
                "select xmlelement(x, ssn) from users",
                "select xmlelement(evalname ssn) from users",
                "select xmlelement(name x, xmlattributes(ssn)) from users",
                "select xmlelement(distinct name x, ssn) from users",
                "select xmlforest(name x, ssn) from users",
                "select lower(name x) from users",
                "select xmlelement(name x, ssn) = 'x' from users",
                "select distinct xmlelement(name x, ssn) from users",
                "select id from users order by xmlelement(name x, ssn)",
                "select count(xmlelement(name x, ssn)) from users",
                "select json_serialize(ssn) from users",
                "select json_serialize(u) from users u",
                "select json_serialize(profile, profile) from users",
                "select json_serialize() from users",
                "select json_serialize(profile format json) from users"
            })
    void whatIsNotKnownToBePlainIsRefused(String sql) {
        assertThat(reader.refusal(sql)).isNotNull();
    }

    @Test
    void theValuesOfAnElementAreMaskedBeforeTheyAreWrittenOut() {
        assertThat(TestReader.text(reader.seal("select xmlelement(name \"A b\", ssn, id, 'x') from users")))
                .contains("XMLELEMENT(NAME \"A b\", ", " AS \"xmlelement\"", "CASE WHEN (");
    }

    @Test
    void serializedJsonIsMaskedBefore() {
        String masked =
                TestReader.text(reader.seal("select profile from users")).replaceFirst("^.* FROM \\(", "FROM (");
        assertThat(TestReader.text(reader.seal("select json_serialize(profile returning bytea) as x from users")))
                .isEqualTo("SELECT json_serialize(\"users\".\"profile\" RETURNING \"pg_catalog\".\"bytea\") AS \"x\" "
                        + masked);
    }
}
