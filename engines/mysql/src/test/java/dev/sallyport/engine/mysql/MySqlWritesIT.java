package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes on the servers: what is changed, what is counted, and what is kept away. */
class MySqlWritesIT extends OnServer {
    private static final RowFilter MINE =
            new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.Literal(new Value.Int(1)));

    private final Writing all = new Writing(engine(), Map.of());
    private final Writing mine = new Writing(engine(), Map.of("people", MINE));

    MySqlWritesIT(TestDatabase database) throws SQLException, EngineFailure {
        super(
                database,
                "CREATE TABLE people (id INT PRIMARY KEY, tenant INT NOT NULL, name VARCHAR(20) UNIQUE, size BIGINT DEFAULT 3)",
                "INSERT INTO people VALUES (1, 1, 'one', 9007199254740993), (2, 1, 'two', 2), (3, 2, 'three', 3)",
                "CREATE TABLE orders (id INT PRIMARY KEY AUTO_INCREMENT, who INT, note TEXT,"
                        + " FOREIGN KEY (who) REFERENCES people (id) ON DELETE CASCADE)",
                "INSERT INTO orders (who, note) VALUES (1, 'a'), (3, 'b')",
                "CREATE TABLE loose (id INT PRIMARY KEY) ENGINE=MyISAM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "insert into people (id, tenant, name) values (4, 1, 'four'), (5, 1, 'five') | 2",
                "insert into people set id = 4, tenant = 1 | 1",
                "insert into people (id, tenant, name) select id + 10, tenant, concat(name, '!') from people | 3",
                "insert ignore into people (id, tenant) values (1, 1), (4, 1) | 1",
                "replace into people (id, tenant, name) values (1, 1, 'two') | 1",
                "insert into people (id, tenant, size) values (1, 1, 5), (9, 1, 5) on duplicate key update size = values(size) | 2",
                "insert into people (id, tenant, size) values (2, 1, 2) on duplicate key update size = values(size) | 1",
                "update people set name = 'x' where id = 1 | 1",
                "update people set name = name | 3",
                "update people set size = size + 1 where tenant = 1 order by id desc limit 1 | 1",
                "update people p set p.name = null where p.id in (select who from orders where note = 'b') | 1",
                "update people set size = (select count(*) + 40 from orders) where id = 2 | 1",
                "delete from people where id = 2 | 1",
                "delete from people p where p.tenant = 1 limit 1 | 1",
                "delete from orders where who in (select id from people where name = 'one') | 1",
                "update people p join orders o on o.who = p.id set p.name = o.note, p.size = p.size + o.id | 2",
                "update people p, people q set p.name = concat(q.name, '?') where q.id = p.id + 1 | 2",
                "delete o from orders o join people p on p.id = o.who where p.name = 'one' | 1",
                "delete p from people p join people q on q.id = p.id + 1 | 2",
                "delete from people where id = 77 | 0"
            })
    void whatIsFoundIsCountedAndChanged(String sql, long affected) throws SQLException, EngineFailure {
        List<String> before = rows("people");
        List<String> orders = rows("orders");
        try (Execution execution = TestRun.open(engine(), all.seal(sql))) {
            assertThat(execution.affected()).isEqualTo(affected);
        }
        assertThat(rows("people")).isEqualTo(before);
        assertThat(rows("orders")).isEqualTo(orders);
        assertThat(all.write(sql)).isEqualTo(affected);
        boolean changes = affected > 0 && !sql.contains("name = name") && !sql.contains("(2, 1, 2)");
        assertThat(!rows("people").equals(before) || !rows("orders").equals(orders))
                .isEqualTo(changes);
    }

    @ParameterizedTest
    @Tag("refused")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "insert into people (id, tenant) values (4, 1), (1, 1) | CONSTRAINT",
                "insert into people (id, tenant, name) values (4, 1, '123456789012345678901') | BAD_VALUE",
                "insert into people (id, tenant) values (4, 'x') | BAD_VALUE",
                "insert into people (id) values (4) | BAD_VALUE",
                "insert into orders (who) values (77) | CONSTRAINT",
                "update people set size = 1 / 0 where id = 1 | BAD_VALUE",
                "update people set tenant = null where id = 1 | BAD_VALUE"
            })
    void whatFailsChangesNothing(String sql, Reason reason) throws SQLException {
        List<String> before = rows("people");
        EngineFailure failure = failure(all, sql);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(rows("people")).isEqualTo(before);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "insert into people (id, tenant) values (4, 2)",
                "insert into people (id, tenant) values (4, 1), (5, 2)",
                "insert ignore into people (id, tenant) values (4, 2)",
                "insert into people (id, tenant) select 4, 1 from orders",
                "replace into people (id, tenant) values (4, 1)",
                "update people set tenant = 2 where id = 1",
                "insert into people (id, tenant, name) values (9, 1, 'three') on duplicate key update size = 9",
                "insert into people (id, tenant, name) values (1, 1, 'one') on duplicate key update tenant = 2"
            })
    void w7NoRowIsWrittenOutsideOfAFilter(String sql) throws SQLException {
        List<String> before = rows("people");
        EngineFailure failure = failure(mine, sql);
        assertThat(failure.refusal().rule()).as(failure.errorClass()).isEqualTo("writes.row-filter");
        assertThat(rows("people")).isEqualTo(before);
    }

    @Test
    void w7WhatAFilterHidesIsNeitherFoundNorCounted() throws SQLException, EngineFailure {
        assertThat(mine.write("update people set size = 7")).isEqualTo(2);
        assertThat(mine.write("update people set size = 8 where id = 3")).isZero();
        assertThat(mine.write("delete from people where id = 3")).isZero();
        assertThat(mine.write("update people p join orders o on o.who = p.id set p.size = 9"))
                .isEqualTo(1);
        assertThat(mine.write("delete p from people p join orders o on o.who = p.id where 1 / (p.id - 3) > 9"))
                .isZero();
        assertThat(mine.write("update people set size = 8 where 1 / (id - 3) > 0 or id = 1"))
                .isEqualTo(1);
        assertThat(rows("people")).anyMatch(row -> row.startsWith("3, 2, three, 3"));
        assertThat(mine.write("insert into people (id, tenant, size) values (4, 1, 9007199254740993)"))
                .isEqualTo(1);
        assertThat(rows("people")).anyMatch(row -> row.startsWith("4, 1, null, 9007199254740993"));
        assertThat(mine.write("delete from people")).isEqualTo(3);
        assertThat(rows("people")).hasSize(1);
    }

    @Test
    @Tag("refused")
    void noMoreRowsAreChangedThanTheLimit() throws SQLException {
        StringBuilder rows = new StringBuilder("insert into people (id, tenant) values (100, 1)");
        for (int i = 101; i < 111; i++) {
            rows.append(", (").append(i).append(", 1)");
        }
        assertThat(failure(all, rows.toString()).refusal().rule()).isEqualTo("limits.affected");
        assertThat(failure(all, rows + " on duplicate key update size = 1")
                        .refusal()
                        .rule())
                .isEqualTo("limits.affected");
        assertThat(rows("people")).hasSize(3);
    }

    @Test
    @Tag("refused")
    void aTableThatUndoesNothingIsNotWrittenTo() {
        assertThat(all.read("insert into loose (id) values (1)"))
                .isInstanceOfSatisfying(
                        Reading.Opaque.class,
                        opaque -> assertThat(opaque.refusal().rule()).isEqualTo("writes.storage"));
    }

    @Test
    void w1ACascadeIsAnEffectAndWhatItChangesIsWatched() throws SQLException, EngineFailure {
        Reading.Understood understood = all.understood("delete from people where id = 1");
        assertThat(understood.operation().effects())
                .extracting(Effect::verb, effect -> effect.target().object(), Effect::cause)
                .contains(tuple(Verb.DELETE, "orders", Cause.CASCADE));
        assertThat(understood.operation().risks()).contains(Risk.BULK).doesNotContain(Risk.UNBOUNDED);
        Sealed sealed = all.seal("delete from people where id = 1");
        database.execute("CREATE TRIGGER gone AFTER DELETE ON orders FOR EACH ROW SET @x = 1");
        assertThat(failure(all, sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(rows("people")).hasSize(3);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "CREATE TRIGGER more BEFORE UPDATE ON people FOR EACH ROW SET NEW.name = NEW.size",
                "CREATE UNIQUE INDEX more ON people (size)",
                "ALTER TABLE people ADD CHECK (size < 4)",
                "ALTER TABLE people ADD COLUMN more INT",
                "CREATE TABLE more (id INT PRIMARY KEY, who INT, FOREIGN KEY (who) REFERENCES people (id) ON UPDATE CASCADE)"
            })
    void t1AWriteThatWasDecidedOnOtherRulesDoesNotRun(String change) throws SQLException {
        database.execute("UPDATE people SET size = id");
        Sealed sealed = all.seal("update people set size = 3 where id = 1");
        database.execute(change);
        assertThat(failure(all, sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(rows("people")).anyMatch(row -> row.startsWith("1, 1, one, 1"));
    }

    @Test
    void aTriggerIsARisk() throws SQLException, EngineFailure {
        database.execute("CREATE TRIGGER more BEFORE UPDATE ON people FOR EACH ROW SET NEW.name = NEW.size");
        engine().refresh();
        assertThat(all.understood("update people set size = 1 where id = 1")
                        .operation()
                        .risks())
                .containsExactly(Risk.TRIGGERS);
    }

    private EngineFailure failure(Writing writing, String sql) {
        return failure(writing, writing.seal(sql));
    }

    private static EngineFailure failure(Writing writing, Sealed sealed) {
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> writing.write(sealed));
        assertThat(failure).isNotNull();
        return failure;
    }

    private List<String> rows(String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT * FROM " + table + " ORDER BY id")) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(result.getString(i));
                }
                rows.add(String.join(", ", cells.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }
}
