package dev.sallyport.e2e.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.e2e.corpora.Answer.Column;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an answer of MySQL may be called otherwise than on the server. */
final class MySqlHeaderTest {
    @Test
    @Tag("refused")
    void aNameOrALabelIsTheServersOwn() {
        assertThat(label("select Year from t", "Year", "year")).isEqualTo("year");
        assertThat(label("select * from t", "Id", "id")).isEqualTo("id");
        assertThat(label("select a as 'The A' from t", "The A", "the a")).isEqualTo("the a");
        assertThat(label("select a `The A` from t", "The A", "the a")).isEqualTo("the a");
    }

    @Test
    @Tag("refused")
    void anotherTypeIsSeen() {
        assertThat(type("BIGINT", "DECIMAL")).isEqualTo("DECIMAL");
        assertThat(type("VARCHAR", "MEDIUMTEXT")).isEqualTo("MEDIUMTEXT");
    }

    @Test
    void theTextOfAnOutputIsNot() {
        assertThat(label("select SUM(a + 1) from t", "SUM(a + 1)", "sum(a + ?)"))
                .isEqualTo("SUM(a + 1)");
        assertThat(label("select null", "NULL", "?")).isEqualTo("NULL");
    }

    @Test
    void theSizeOfATextIsNot() {
        assertThat(type("MEDIUMTEXT", "LONGTEXT")).isEqualTo("MEDIUMTEXT");
    }

    private static String label(String sql, String plain, String shown) {
        return seen(sql, new Column(plain, "BIGINT"), new Column(shown, "BIGINT"))
                .label();
    }

    private static String type(String plain, String sent) {
        return seen("select a from t", new Column("a", plain), new Column("a", sent))
                .type();
    }

    private static Column seen(String sql, Column plain, Column sent) {
        return new MySqlHeader(sql)
                .seen(answer(sent), List.of(sent.label()), answer(plain))
                .columns()
                .getFirst();
    }

    private static Answer answer(Column column) {
        return new Answer(List.of(column), List.of(), "");
    }
}
