package dev.sallyport.engine.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.sql.rewrite.Grounds;
import dev.sallyport.engine.testkit.CarelessEngine;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.engine.testkit.conformance.EngineSubject;
import dev.sallyport.engine.testkit.conformance.Phrase;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Customers and a view of their cards, and the suite's phrases in the words of MySQL and MariaDB.
 *
 * @param whole whose catalog statements are sealed against by hand
 * @param spoken the phrases that it has words for; it says no sense for any other
 */
record ConformanceSubject(
        TestDatabase database, MySqlEngine whole, Engine engine, Set<Capability> claims, Set<Phrase> spoken)
        implements EngineSubject {
    private static final String DIGITS =
            "WITH RECURSIVE d(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM d WHERE n < 14) ";

    static ConformanceSubject open(TestDatabase database) throws SQLException, EngineFailure {
        return open(database, new MySqlProvider().capabilities(), EnumSet.allOf(Phrase.class));
    }

    static ConformanceSubject open(TestDatabase database, Set<Capability> claims, Set<Phrase> spoken)
            throws SQLException, EngineFailure {
        Tables.drop(database);
        database.execute(
                "CREATE TABLE customers (id INT PRIMARY KEY, name VARCHAR(40), card VARCHAR(40))",
                "INSERT INTO customers VALUES (1, 'clear 1', 'card 1'), (2, 'clear 2', 'card 2'), (3, 'clear 3', 'card 3')",
                "CREATE TABLE secrets (id INT PRIMARY KEY, name VARCHAR(40), card VARCHAR(40))",
                "CREATE VIEW cards AS SELECT id, card FROM customers");
        MySqlEngine engine = Tables.open(database);
        return new ConformanceSubject(database, engine, engine, claims, spoken);
    }

    /** The same customers behind an engine that does not do what it must. */
    ConformanceSubject careless() {
        return new ConformanceSubject(database, whole, new CarelessEngine(engine), claims, spoken);
    }

    @Override
    public Sealed rows(int count, Limits limits) {
        String rows = DIGITS + "SELECT a.n FROM customers AS x, d AS a, d AS b, d AS c WHERE x.id = 1 LIMIT " + count;
        return seal(rows, List.of(), limits);
    }

    @Override
    public Sealed slow(Limits limits) {
        String rows = DIGITS + "SELECT COUNT(*) FROM customers AS x, "
                + "d AS a%s, ".repeat(8).formatted(1, 2, 3, 4, 5, 6, 7, 8)
                + "d AS z WHERE x.id + a1.n * a2.n * a3.n * a4.n * a5.n * a6.n * a7.n * a8.n + z.n = -1";
        return seal(rows, List.of(), limits);
    }

    @Override
    public Sealed guarded(Limits limits) {
        MySqlRelation customers = customers();
        String guard = Grounds.guard(customers, "card");
        return seal("SELECT x.card FROM customers AS x", List.of(guard), limits);
    }

    @Override
    public Optional<Sealed> leaving(String word, Limits limits) {
        Limits one = new Limits(limits.rows(), limits.bytes(), limits.cellBytes(), 1, limits.time());
        return Optional.of(new Sealed(
                OperationKind.WRITE,
                ("UPDATE customers SET name = '" + word + "' WHERE id = 1").getBytes(UTF_8),
                List.of(),
                MySqlSettings.pinned(whole.catalog().server(), OperationKind.WRITE),
                whole.catalog().closure(List.of(customers()), List.of(customers())),
                List.of(),
                List.of(),
                one));
    }

    @Override
    public String left() throws EngineFailure {
        Sealed sealed = seal("SELECT name FROM customers WHERE id = 1", List.of(), OnServer.WIDE);
        try (Execution execution = TestRun.open(whole, sealed)) {
            return Cells.rows(execution).getFirst().getFirst().orElse("nothing");
        }
    }

    @Override
    public Statement say(Phrase phrase) {
        if (!spoken.contains(phrase)) {
            return sayNonsense();
        }
        return text(
                switch (phrase) {
                    case CUSTOMERS -> "SELECT id, name, card FROM customers ORDER BY id";
                    case CARD_OF_THE_LAST -> "SELECT card FROM customers WHERE id = (SELECT max(id) FROM customers)";
                    case CARDS_TOGETHER ->
                        "SELECT card FROM customers WHERE id = 1 UNION ALL SELECT card FROM customers WHERE id = 3";
                    case CARDS_THROUGH_A_VIEW -> "SELECT card FROM cards ORDER BY id";
                    case ADD -> "INSERT INTO customers (id, name, card) VALUES (4, 'clear 4', 'card 4')";
                    case RENAME -> "UPDATE customers SET name = 'renamed' WHERE id = 2";
                    case REMOVE -> "DELETE FROM customers WHERE id = 3";
                    case MAKE -> "CREATE TABLE notes (id int PRIMARY KEY)";
                    case EXTEND -> "ALTER TABLE customers ADD COLUMN note text";
                });
    }

    @Override
    public Statement sayMissing() {
        return text("SELECT id, name, missing FROM customers ORDER BY id");
    }

    @Override
    public Statement sayNonsense() {
        return text("SELEC id FROM customers");
    }

    private static Statement text(String sql) {
        return new Statement(new Statement.Body.Text(sql), List.of());
    }

    private MySqlRelation customers() {
        return whole.catalog().relation("customers").orElseThrow();
    }

    private Sealed seal(String sql, List<String> guarded, Limits limits) {
        MySqlCatalog catalog = whole.catalog();
        return new Sealed(
                OperationKind.READ,
                sql.getBytes(UTF_8),
                List.of(),
                MySqlSettings.pinned(catalog.server()),
                catalog.closure(List.of(customers())),
                List.of(new OutputColumn("c", Origin.CLEAR, "")),
                guarded,
                limits);
    }

    /** A server that numbers no tables tells two of one form apart by the second in which they were made. */
    @Override
    public void swapTable() throws SQLException {
        database.execute("SELECT SLEEP(1.1)");
        database.execute("RENAME TABLE customers TO kept, secrets TO customers");
    }

    @Override
    public void close() {
        whole.close();
    }
}
