package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.sql.rewrite.Grounds;
import dev.sallyport.engine.testkit.CarelessEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.conformance.EngineSubject;
import dev.sallyport.engine.testkit.conformance.Phrase;
import dev.sallyport.operation.Limits;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The shop, whose role owns the customers, and the suite's phrases in PostgreSQL's words.
 *
 * @param spoken the phrases that it has words for; it says no sense for any other
 */
record ConformanceSubject(Shop shop, Engine engine, Set<Capability> claims, Set<Phrase> spoken)
        implements EngineSubject {
    static ConformanceSubject open(TestDatabase database) throws SQLException, EngineFailure {
        return open(database, new PostgresProvider().capabilities(), EnumSet.allOf(Phrase.class));
    }

    static ConformanceSubject open(TestDatabase database, Set<Capability> claims, Set<Phrase> spoken)
            throws SQLException, EngineFailure {
        Shop shop = Shop.open(database);
        database.execute(
                "create view shop.cards as select id, card from shop.customers",
                "alter table shop.customers owner to " + Shop.USER,
                "alter view shop.cards owner to " + Shop.USER,
                "grant create on schema shop to " + Shop.USER);
        shop.engine().refresh();
        return new ConformanceSubject(shop, shop.engine(), claims, spoken);
    }

    /** The same shop behind an engine that does not do what it must. */
    ConformanceSubject careless() {
        return new ConformanceSubject(shop, new CarelessEngine(engine), claims, spoken);
    }

    @Override
    public Sealed rows(int count, Limits limits) {
        return seal("SELECT n FROM shop.customers, generate_series(1, " + count + ") n WHERE id = 1", 1, limits);
    }

    @Override
    public Sealed slow(Limits limits) {
        return seal("SELECT pg_sleep(60) FROM shop.customers", 1, limits);
    }

    @Override
    public Sealed guarded(Limits limits) {
        PostgresRelation customers = shop.relation("shop.customers");
        String guard = Grounds.guard(customers, "card");
        return shop.seal("SELECT card FROM shop.customers", 1, limits, List.of(), List.of(guard), "shop.customers");
    }

    /** A read has nothing else to leave than a setting of its session, which a roll back undoes. */
    @Override
    public Optional<Sealed> leaving(String word, Limits limits) {
        return Optional.of(
                seal("SELECT set_config('test.word', '" + word + "', false) FROM shop.customers", 1, limits));
    }

    @Override
    public String left() throws EngineFailure {
        return shop.read(shop.seal("SELECT current_setting('test.word', true)", 1))
                .getFirst()
                .getFirst()
                .orElse("nothing");
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

    private Sealed seal(String sql, int outputs, Limits limits) {
        return shop.seal(sql, outputs, limits, List.of(), List.of(), "shop.customers");
    }

    @Override
    public void swapTable() throws SQLException {
        shop.database()
                .execute("alter table shop.customers rename to kept; alter table shop.secrets rename to customers");
    }

    @Override
    public void close() {
        shop.close();
    }
}
