package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes that were sent as a list are one transaction, under the checks of each of them. */
final class InOrderIT extends OnWriteShop {
    InOrderIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database);
    }

    @Test
    void onlyWritesStandInAListAndOnlyTheLastAnswers() {
        assertThat(refusal("insert into notes values (71, 'a')", "select * from notes")
                        .rule())
                .isEqualTo("statement.list");
        assertThat(refusal("truncate notes", "insert into notes values (71, 'a')")
                        .rule())
                .isEqualTo("statement.list");
        assertThat(refusal("insert into notes values (71, 'a') returning id", "delete from notes where id = 71")
                        .rule())
                .isEqualTo("statement.list");
    }

    @Test
    void aRefusalNamesTheStatement() {
        Refusal refusal = refusal("insert into notes values (71, 'a')", "insert into nots values (72, 'b')");
        assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
        assertThat(refusal.message()).startsWith("in statement `2`: ");
    }

    @Test
    void parametersAreCountedForEachStatement() {
        Statement one = new Statement(new Statement.Body.Text("delete from notes where id = $1"), List.of());
        Statement other =
                new Statement(new Statement.Body.Text("delete from old where id = 1"), List.of(new Value.Int(1)));
        assertThat(refusal(Statement.inOrder(List.of(one, other))).rule()).isEqualTo("parameters.count");
    }

    @Test
    void p14ALongListAsks() {
        String[] few = IntStream.range(0, 10).mapToObj(InOrderIT::delete).toArray(String[]::new);
        String[] many = IntStream.range(0, 11).mapToObj(InOrderIT::delete).toArray(String[]::new);
        assertThat(shop.understood(list(few)).operation().risks()).isEmpty();
        assertThat(shop.understood(list(many)).operation().risks()).containsExactly(Risk.BULK);
    }

    private static String delete(int id) {
        return "delete from old where id = " + id;
    }

    @Test
    void nothingIsKeptWhenOneFails() throws SQLException {
        Map<String, String> before = shop.digest();
        Sealed sealed = seal("insert into notes values (71, 'a')", "insert into notes values (71, 'b')");
        assertThat(failure(sealed).reason()).isEqualTo(Reason.CONSTRAINT);
        assertThat(shop.digest()).isEqualTo(before);
    }

    @Test
    void theLimitIsForAllOfThem() throws SQLException {
        Map<String, String> before = shop.digest();
        shop.affecting(2);
        Sealed sealed = seal("insert into notes values (71, 'a'), (72, 'b')", "delete from old where id = 1");
        assertThat(failure(sealed).refusal().rule()).isEqualTo("limits.affected");
        assertThat(shop.digest()).isEqualTo(before);
    }

    @Test
    void aFilterHoldsInEachOfThem() throws SQLException {
        shop.filtered(
                "customers", new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.Literal(new Value.Int(7))));
        Map<String, String> before = shop.digest();
        Sealed sealed = seal(
                "insert into notes values (71, 'a')", "insert into customers (id, name, tenant) values (901, 'x', 8)");
        assertThat(failure(sealed).refusal().rule()).isEqualTo("writes.row-filter");
        assertThat(shop.digest()).isEqualTo(before);
    }

    @Test
    void theyRunInOrderAndTheLastAnswers() throws SQLException, EngineFailure {
        Sealed sealed = shop.seal(Statement.inOrder(List.of(
                statement("insert into notes (id, line) values ($1, $2)", new Value.Int(71), new Value.Text("a; b ?")),
                statement("update notes set line = line || $1 where id = $2", new Value.Text("!"), new Value.Int(71)),
                statement("with gone as (delete from old where id in (1, 2) returning id)"
                        + " update notes set line = line || '?' where id = 71 returning line"))));
        try (Execution execution = shop.open(sealed)) {
            assertThat(WriteShop.rows(execution)).containsExactly("[a; b ?!?]");
            assertThat(execution.affected()).isEqualTo(5);
            execution.commit();
        }
        assertThat(PlainRun.kept(database, "select line from notes where id = 71"))
                .containsExactly("[a; b ?!?]");
        assertThat(PlainRun.kept(database, "select 1 from old")).isEmpty();
    }

    @Test
    void eachHasReferencesOfItsOwn() {
        Reading.Understood understood = shop.understood(list(
                "update notes set line = 'a' where id = 1",
                "delete from orders where id = 3",
                "insert into old select id, line from notes where id = 1"));
        List<Integer> references =
                understood.operation().effects().stream().map(Effect::reference).toList();
        assertThat(references).doesNotHaveDuplicates();
        assertThat(understood.operation().effects().stream().map(Effect::target).map(ObjectName::object))
                .contains("notes", "orders", "lines", "old");
        assertThat(understood.shape()).contains("; ");
    }

    private Refusal refusal(String... statements) {
        return refusal(list(statements));
    }

    private Refusal refusal(Statement statement) {
        assertThat(shop.read(statement)).isInstanceOf(Reading.Opaque.class);
        return ((Reading.Opaque) shop.read(statement)).refusal();
    }

    private Sealed seal(String... statements) {
        return shop.seal(list(statements));
    }

    private static Statement list(String... statements) {
        return Statement.inOrder(
                Arrays.stream(statements).map(InOrderIT::statement).toList());
    }

    private static Statement statement(String sql, Value... parameters) {
        return new Statement(new Statement.Body.Text(sql), List.of(parameters));
    }
}
