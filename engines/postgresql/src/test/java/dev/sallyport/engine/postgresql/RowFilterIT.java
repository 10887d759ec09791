package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Compare;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.In;
import dev.sallyport.operation.RowFilter.OneOf;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.RowFilter.Operand.Literal;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * A row filter by a subquery on another table: two databases that differ in their hidden rows only, where those divide by
 * zero, fail casts and overflow, give the same answers and the same errors.
 */
@OnServers
final class RowFilterIT {
    private static final String VISIBLE = """
            create table tickets (id int, user_id int, body text);
            create table orders (id int, user_id int, total numeric, status text, ship_note text);
            create table products (id int, name text, price numeric);
            insert into tickets values (1, 7, 'acme'), (2, 8, 'acme');
            insert into orders values (1, 7, 4, '12', 'a'), (2, 7, 5, '13', 'b'), (3, 8, 6, '14', 'c');
            insert into products values (1, 'one', 1), (2, 'two', 2);
            create index on orders (id);
            """;

    /** Hidden orders that break what a statement may compute, and hidden tickets that must not let them in. */
    private static final String HIDDEN = """
            insert into tickets values (3, 9, 'ACME'), (4, 9, 'acme '), (5, 10, null), (6, null, 'other');
            insert into orders values (4, 9, 0, 'no number', null), (5, 10, 1e300, '99999999999999999999', 'x'),
              (6, null, 'NaN', '', ''), (7, 11, -1, '2024-13-45', 'secret');
            insert into orders select g, 9, 0, 'x' || g, 'canary' || g % 5 from generate_series(10, 3000) g;
            analyze;
            """;

    /** The orders of the users that have a ticket of the tenant. */
    private static final RowFilter OF_TENANT = new In(
            "user_id",
            new ObjectName("shop-pg", "shop", "public", "tickets"),
            "user_id",
            new Compare("body", Comparison.EQUAL, new Literal(new Value.Text("acme"))));

    private final TestDatabase database;
    private final TestServer server;

    RowFilterIT(TestDatabase database, TestServer server) {
        this.database = database;
        this.server = server;
    }

    /** The same users, by number; dearer than most conditions, so that the planner would put it last. */
    private static final RowFilter ONE_OF = new OneOf(
            "user_id",
            LongStream.of(7, 8, 20, 21, 22, 23)
                    .<Operand>mapToObj(RowFilterIT::number)
                    .toList());

    private static Literal number(long value) {
        return new Literal(new Value.Int(value));
    }

    @Test
    void hiddenRowsChangeNeitherAnswersNorErrors() throws SQLException, IOException {
        compare(OF_TENANT);
    }

    @Test
    void hiddenRowsOfAFilterThatReadsNoOtherTableChangeNothingEither() throws SQLException, IOException {
        compare(ONE_OF);
    }

    private void compare(RowFilter filter) throws SQLException, IOException {
        SoftAssertions all = new SoftAssertions();
        database.execute("drop schema public cascade", "create schema public", VISIBLE);
        try (TestReader reader = new TestReader(TestCatalog.visible()).filtered("public", "orders", filter);
                TestDatabase other = server.createDatabase();
                Connection without = database.connect();
                Connection with = other.connect()) {
            other.execute(VISIBLE, HIDDEN);
            SealedRun.pin(without);
            SealedRun.pin(with);
            int failed = 0;
            for (String sql : Fixtures.lines("hidden_rows.sql")) {
                SealedRun.Answer expected = SealedRun.run(without, reader.seal(sql));
                SealedRun.Answer found = SealedRun.run(with, reader.seal(sql));
                all.assertThat(found.error()).as(sql).isEqualTo(expected.error());
                all.assertThat(found.sorted()).as(sql).isEqualTo(expected.sorted());
                failed += expected.error().isEmpty() ? 0 : 1;
            }
            all.assertThat(failed)
                    .as("errors that the visible rows cause stay errors")
                    .isPositive();
        }
        all.assertAll();
    }

    /** The test above would notice: without a fence the hidden rows speak. */
    @Test
    void rawStatementsDoFailOnTheHiddenRows() throws SQLException {
        database.execute("drop schema public cascade", "create schema public", VISIBLE, HIDDEN);
        try (Connection raw = database.connect()) {
            String filter = "user_id in (select user_id from public.tickets where body = 'acme')";
            String unfenced = "select o.id from (select * from public.orders where " + filter + ") o where ";
            assertThat(List.of("100 / o.total > 1", "o.status::int > 1", "o.status::date > '2000-01-01'"))
                    .allSatisfy(each -> assertThat(SealedRun.run(raw, unfenced + each, List.of())
                                    .error())
                            .isNotEmpty());
        }
    }

    @Test
    void filterOfAnotherTypeIsNotSealed() {
        RowFilter number = new Compare("user_id", Comparison.EQUAL, new Literal(new Value.Text("7")));
        try (TestReader reader = new TestReader(TestCatalog.visible()).filtered("public", "orders", number)) {
            var understood = reader.understood("select id from orders");
            assertThatThrownBy(() -> reader.seal(understood)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
