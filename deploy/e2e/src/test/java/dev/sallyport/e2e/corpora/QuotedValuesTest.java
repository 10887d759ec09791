package dev.sallyport.e2e.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedValuesTest {
    private final Tables tables = new Tables();

    QuotedValuesTest() {
        tables.put("author", "name", "text");
    }

    @Test
    void namesOfTheSchemaAndAliasesStay() {
        String sql = "SELECT \"NAME\", a.\"x\" AS \"y\" FROM \"author\" AS a";
        assertThat(QuotedValues.rewrite(sql, tables)).isEqualTo(sql);
    }

    @Test
    void textInsideOfAStringStays() {
        assertThat(QuotedValues.rewrite("SELECT 'say \"x\"'", tables)).isEqualTo("SELECT 'say \"x\"'");
    }

    @Test
    void valuesBecomeStrings() {
        assertThat(QuotedValues.rewrite("WHERE name = \"O'Hara\"", tables)).isEqualTo("WHERE name = 'O''Hara'");
    }
}
