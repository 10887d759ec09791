package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Sealed.Parameter;
import dev.sallyport.operation.RowFilter.Compare;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the rows that a write would change are counted. */
final class CountTest {
    private static final String PICTURE = ") SELECT CAST(\"pg_catalog\".\"count\"(*) AS \"pg_catalog\".\"text\"), ";

    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    private static String rows(Sealed sealed) {
        String text = sealed.count()
                .map(count -> new String(count.canonical(), UTF_8))
                .orElseThrow();
        String before = "WITH \"found\" AS (";
        assertThat(text).startsWith(before).contains(PICTURE);
        return text.substring(before.length(), text.indexOf(PICTURE));
    }

    private static String conditionOf(Sealed sealed) {
        String rows = rows(sealed);
        return rows.substring(rows.indexOf(" FROM "));
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from orders",
                "insert into orders (id) values (1)",
                "insert into orders (id) select id from orders",
                "insert into orders (id) values (1) on conflict do nothing",
                "with a as (select 1 as n) delete from orders where id in (select n from a)",
                "with gone as (delete from orders where id = 1 returning id) select id from gone",
                "merge into orders o using (values (1)) v(n) on o.id = v.n when matched then delete"
            })
    void nothingElseThanAnUpdateOrADeleteIsCounted(String sql) {
        assertThat(reader.seal(sql).count()).isEmpty();
    }

    @Test
    void anUpdateIsCountedOverItsTargetByItsCondition() {
        Sealed sealed = reader.seal("update orders set status = 'x' where id = 3");
        assertThat(conditionOf(sealed))
                .isEqualTo(" FROM ONLY \"public\".\"orders\" AS \"orders\" WHERE \"orders\".\"id\""
                        + " OPERATOR(\"pg_catalog\".=) 3");
        assertThat(rows(sealed)).startsWith("SELECT \"orders\".\"id\" AS \"id\", ");
    }

    @Test
    void aDeleteOfAllIsCountedWithoutACondition() {
        assertThat(conditionOf(reader.seal("delete from orders")))
                .isEqualTo(" FROM ONLY \"public\".\"orders\" AS \"orders\"");
    }

    @Test
    void rowsOfOtherTablesAreOnlyMet() {
        String update =
                conditionOf(reader.seal("update orders o set status = u.name from users u where u.id = o.user_id"));
        assertThat(update)
                .startsWith(" FROM ONLY \"public\".\"orders\" AS \"o\" WHERE EXISTS (SELECT 1 FROM (SELECT ")
                .endsWith(" AS \"u\" WHERE \"u\".\"id\" OPERATOR(\"pg_catalog\".=) \"o\".\"user_id\")");
        String delete = conditionOf(reader.seal("delete from orders o using users u where u.id = o.user_id"));
        assertThat(delete).contains(" WHERE EXISTS (SELECT 1 FROM (SELECT ");
    }

    @Test
    void theRowFilterGuardsTheConditionAsInTheWrite() {
        TestReader filtered = reader.filtered(
                "public", "orders", new Compare("user_id", Comparison.EQUAL, new Operand.Literal(new Value.Int(7))));
        Sealed sealed = filtered.seal(
                "update orders set status = $2 where total / $1 > 1",
                new Value.Decimal(BigDecimal.ONE),
                new Value.Text("x"));
        String write = TestReader.text(sealed);
        assertThat(conditionOf(sealed)).contains(" WHERE CASE WHEN ").contains(" ELSE FALSE END");
        String condition = conditionOf(sealed);
        assertThat(write).contains(condition.substring(condition.indexOf(" WHERE CASE")));
        assertThat(sealed.count().map(Count::parameters).orElseThrow())
                .containsExactly(new Parameter.Bound(new Value.Int(7)), new Parameter.Caller(1));
    }

    @Test
    void theTextOfTheWriteIsTheSame() {
        assertThat(TestReader.text(reader.seal("delete from orders where id = 3")))
                .isEqualTo("DELETE FROM ONLY \"public\".\"orders\" AS \"orders\" WHERE \"orders\".\"id\""
                        + " OPERATOR(\"pg_catalog\".=) 3");
    }
}
