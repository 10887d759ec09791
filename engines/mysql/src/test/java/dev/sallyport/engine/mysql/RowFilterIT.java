package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hidden rows tell nothing: neither by an answer nor by an error nor by a warning (holes R1). */
@OnServers(engine = ServerEngine.MYSQL)
final class RowFilterIT {
    private static final String[] VISIBLE = {
        "create table tickets (id int, user_id int, body varchar(40)) character set utf8mb4 collate utf8mb4_general_ci",
        "create table orders (id int, user_id int, total bigint unsigned, small int, price decimal(10,2), ratio double,"
                + " status varchar(40), doc text, day date, key (id), key (status), key (user_id))"
                + " character set utf8mb4 collate utf8mb4_general_ci",
        "create table products (id int, name varchar(40), price decimal(10,2))",
        "insert into tickets values (1, 7, 'acme'), (2, 8, 'acme')",
        "insert into orders values (1, 7, 10, 4, 4.5, 1, '12', '{\"a\": 1}', '2020-01-01'),"
                + " (2, 7, 11, 5, 5.5, 2, '13', '[1]', '2020-02-01'), (3, 8, 12, 6, 6.5, 3, '14', '1', '2020-03-01')",
        "insert into products values (1, 'one', 1), (2, 'two', 2)"
    };

    /** Hidden orders that break what a statement may compute, and hidden tickets that must not let them in. */
    private static final String[] HIDDEN = {
        "insert into tickets values (3, 9, 'ACME'), (4, 9, 'acme '), (5, 10, null), (6, null, 'other'), (7, 9, 'acmé')",
        "insert into orders values (4, 9, 0, -2147483648, 0, 1e308, 'no number', 'no json', '9999-12-31'),"
                + " (5, 10, 18446744073709551615, 0, 99999999.99, -1e308, '99999999999999999999', '{', '0001-01-01'),"
                + " (6, null, 1, 2147483647, null, 0, '', '', null), (7, 9, 0, 4, 4.5, 1, '(', '[', '2020-01-01')",
        "insert into orders with recursive d(n) as (select 0 union all select n + 1 from d where n < 9) select"
                + " 10 + a.n + 10 * b.n + 100 * c.n, 9, 0, 1, 0, 1e308, concat('x', a.n), concat('canary', a.n), null"
                + " from d a, d b, d c",
        "analyze table orders"
    };

    /** The orders of the users that have a ticket of the tenant. */
    private static RowFilter ofTenant(TestDatabase database) {
        return new In(
                "user_id",
                new ObjectName("shop", database.name(), "", "tickets"),
                "user_id",
                new Compare("body", Comparison.EQUAL, new Literal(new Value.Text("acme"))));
    }

    /** A filter that reads no other table, and is so cheap that a planner might put it last. */
    private static final RowFilter ONE_OF = new OneOf(
            "user_id",
            LongStream.of(7, 8, 20, 21, 22, 23)
                    .<Operand>mapToObj(RowFilterIT::number)
                    .toList());

    private final TestDatabase database;
    private final TestServer server;

    RowFilterIT(TestDatabase database, TestServer server) {
        this.database = database;
        this.server = server;
    }

    private static Literal number(long value) {
        return new Literal(new Value.Int(value));
    }

    @BeforeEach
    void create() throws SQLException {
        Tables.drop(database);
        database.execute(VISIBLE);
    }

    @Test
    @Tag("refused")
    void hiddenRowsChangeNeitherAnswersNorErrorsNorWarnings() throws SQLException, IOException, EngineFailure {
        compare(RowFilterIT::ofTenant);
    }

    @Test
    @Tag("refused")
    void hiddenRowsOfAFilterThatReadsNoOtherTableChangeNothingEither() throws SQLException, IOException, EngineFailure {
        compare(_ -> ONE_OF);
    }

    /** The filter of one database. */
    @FunctionalInterface
    private interface Terms {
        RowFilter in(TestDatabase database);
    }

    private void compare(Terms terms) throws SQLException, IOException, EngineFailure {
        SoftAssertions all = new SoftAssertions();
        int failed = 0;
        int warned = 0;
        try (TestDatabase other = server.createDatabase()) {
            other.execute(VISIBLE);
            other.execute(HIDDEN);
            try (Side without = side(database, terms);
                    Side with = side(other, terms)) {
                for (String sql : Fixtures.lines("hidden_rows.sql")) {
                    SealedRun.Answer expected = without.ask(sql);
                    SealedRun.Answer found = with.ask(sql);
                    all.assertThat(found.sorted()).as(sql).isEqualTo(expected.sorted());
                    failed += expected.error().isEmpty() ? 0 : 1;
                    warned += expected.warnings() == 0 ? 0 : 1;
                }
            }
        }
        all.assertThat(failed)
                .as("errors that the visible rows cause stay errors")
                .isPositive();
        all.assertThat(warned)
                .as("warnings that the visible rows cause stay warnings")
                .isPositive();
        all.assertAll();
    }

    private static Side side(TestDatabase database, Terms terms) throws SQLException, EngineFailure {
        return Side.open(database, reader -> reader.filtered("orders", terms.in(database)));
    }

    /** The tests above would notice: without a fence the hidden rows speak. */
    @Test
    @Tag("refused")
    void rawStatementsDoTellOfTheHiddenRows() throws SQLException, EngineFailure {
        database.execute(HIDDEN);
        try (Side raw = Side.open(database, reader -> reader)) {
            String unfenced = "select o.id from (select * from orders where (select count(*) from tickets t"
                    + " where t.user_id = orders.user_id and binary t.body = 'acme') > 0) o where ";
            for (String condition : List.of("o.total - 5 > 0", "o.status + 0 > 1", "o.ratio * 10 > 1")) {
                SealedRun.Answer answer = SealedRun.run(raw.connection(), unfenced + condition, List.of());
                assertThat(answer.error() + answer.warnings()).as(condition).isNotEqualTo("0");
            }
        }
    }

    @Test
    @Tag("refused")
    void filterOfAnotherTypeIsNotSealed() throws SQLException, EngineFailure {
        RowFilter text = new Compare("user_id", Comparison.EQUAL, new Literal(new Value.Text("7")));
        try (Side side = side(database, _ -> text)) {
            var understood = side.reader().understood("select id from orders");
            assertThatThrownBy(() -> side.reader().seal(understood)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anIndexServesWhatTheCallerLooksFor() throws SQLException, EngineFailure {
        database.execute(HIDDEN);
        database.execute("alter table orders drop key user_id");
        try (Side side = side(database, _ -> ONE_OF)) {
            assertThat(keys(side, "select total from orders where id = 5")).contains("id");
            assertThat(keys(side, "select total from orders where status = 'x1'"))
                    .contains("status");
            assertThat(keys(side, "select total from orders where id + 0 = 5")).doesNotContain("id", "status");
        }
    }

    @Test
    void anIndexServesTheFilter() throws SQLException, EngineFailure {
        database.execute(HIDDEN);
        RowFilter text = new Compare("status", Comparison.EQUAL, new Literal(new Value.Text("13")));
        try (Side side = side(database, _ -> text)) {
            assertThat(keys(side, "select total from orders")).contains("status");
        }
        try (Side side = side(database, _ -> new OneOf("user_id", List.of(number(7))))) {
            assertThat(keys(side, "select total from orders")).contains("user_id");
        }
    }

    private static List<String> keys(Side side, String sql) throws SQLException {
        var sealed = side.reader().seal(sql);
        List<String> keys = new ArrayList<>();
        try (Connection connection = side.database().connect();
                var statement = connection.prepareStatement("explain format=traditional " + TestReader.text(sealed))) {
            MySqlParameters.bind(sealed.parameters(), statement);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(String.valueOf(rows.getString("key")));
                }
            }
        }
        return keys;
    }
}
