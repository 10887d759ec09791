package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.engine.sql.rules.Rule.Action;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table does beside what a statement says is known, and a change of it is another catalog. */
class MySqlRulesIT extends OnServer {
    private static final String HERE = "";

    MySqlRulesIT(TestDatabase database) throws SQLException, EngineFailure {
        super(
                database,
                "CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(40), size INT DEFAULT 3, twice INT AS (size * 2) STORED,"
                        + " UNIQUE by_name (name, size), CHECK (size > 0))",
                "CREATE TABLE orders (id INT PRIMARY KEY, who INT, other INT, FOREIGN KEY (who) REFERENCES people (id)"
                        + " ON DELETE CASCADE, FOREIGN KEY (other) REFERENCES people (id) ON DELETE SET NULL)",
                "CREATE TABLE parts (id INT, region INT, PRIMARY KEY (id, region)) PARTITION BY HASH (region)",
                "CREATE TRIGGER counted BEFORE INSERT ON orders FOR EACH ROW SET NEW.id = NEW.id + 0");
    }

    @Test
    void theRulesOfATableAreKnown() {
        assertThat(rules("people"))
                .containsExactlyInAnyOrder(
                        new Rule.Unique(Set.of(1), HERE, true),
                        new Rule.Key(Set.of(1)),
                        new Rule.Unique(Set.of(2, 3), HERE, true),
                        new Rule.Check(Set.of(3), true),
                        new Rule.Generated(4, Set.of(3)),
                        new Rule.Default(Set.of(3)),
                        new Rule.ReferencedBy(Set.of(1), "orders", Set.of(2), Action.CASCADE, Action.REFUSE),
                        new Rule.ReferencedBy(Set.of(1), "orders", Set.of(3), Action.SET, Action.REFUSE));
        assertThat(rules("orders"))
                .contains(
                        new Rule.References(Set.of(2), "people", Set.of(1)),
                        new Rule.References(Set.of(3), "people", Set.of(1)),
                        new Rule.Code(Set.of(Verb.INSERT)));
        assertThat(rules("parts")).contains(new Rule.Key(Set.of(1, 2)), new Rule.Key(Set.of(2)));
    }

    @Test
    @Tag("refused")
    void rowsThatNobodyWroteOutAreNotBounded() {
        assertThat(risks("insert into people (id, name) values (1, 'a') on duplicate key update name = 'b'"))
                .isEmpty();
        assertThat(risks("insert into people (id, name) values ((select max(who) from orders), 'a')"
                        + " on duplicate key update name = 'b'"))
                .containsExactly(Risk.UNBOUNDED);
        assertThat(risks("replace into people (id, name) values (1, 'a')")).contains(Risk.UNBOUNDED);
    }

    private Set<Risk> risks(String sql) {
        return new Writing(engine(), Map.of()).understood(sql).operation().risks();
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "CREATE TRIGGER more BEFORE UPDATE ON people FOR EACH ROW SET NEW.id = NEW.id + 0",
                "CREATE UNIQUE INDEX more ON people (size)",
                "ALTER TABLE people ADD CHECK (id > 0)",
                "ALTER TABLE people ALTER size SET DEFAULT 4",
                "CREATE TABLE more (id INT PRIMARY KEY, who INT, FOREIGN KEY (who) REFERENCES people (id) ON DELETE CASCADE)"
            })
    void aRuleThatComesIsAnotherCatalogAndAnotherClosure(String change) throws SQLException, EngineFailure {
        String rules = relation("people").rules().fingerprint();
        String catalog = engine().catalog().version();
        database.execute(change);
        engine().refresh();
        assertThat(relation("people").rules().fingerprint()).isNotEqualTo(rules);
        assertThat(engine().catalog().version()).isNotEqualTo(catalog);
    }

    @Test
    @Tag("refused")
    void aTableThatRefersFromAnotherDatabaseIsNotForgotten() throws SQLException, EngineFailure {
        String elsewhere = database.name() + "_other";
        database.execute(
                "CREATE DATABASE " + elsewhere,
                "CREATE TABLE " + elsewhere + ".far (id INT PRIMARY KEY, who INT, FOREIGN KEY (who) REFERENCES "
                        + database.name() + ".people (id) ON DELETE CASCADE)");
        try {
            engine().refresh();
            assertThat(rules("people"))
                    .contains(new Rule.ReferencedBy(Set.of(1), HERE, Set.of(), Action.CASCADE, Action.REFUSE));
        } finally {
            database.execute("DROP DATABASE " + elsewhere);
        }
    }

    /** The server goes by the first grant that fits, which is that of the whole name. */
    @Test
    @Tag("refused")
    void aRightToSeeTriggersThatAnotherGrantTakesThePlaceOfIsNone() throws SQLException, EngineFailure {
        String name = database.name().replace("_", "\\_");
        String role = "r" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        String pattern = name.substring(0, name.length() - 1) + "%";
        database.execute(
                "CREATE USER '" + role + "'@'%' IDENTIFIED BY 'changeit'",
                "GRANT PROCESS ON *.* TO '" + role + "'@'%'",
                "GRANT TRIGGER ON `" + pattern + "`.* TO '" + role + "'@'%'",
                "GRANT SELECT, INSERT ON `" + name + "`.* TO '" + role + "'@'%'");
        try (MySqlEngine engine = as(role)) {
            MySqlRelation orders = engine.catalog().relation("orders").orElseThrow();
            assertThat(orders.rules().missing()).contains("TRIGGER");
        }
        database.execute(
                "GRANT TRIGGER ON `" + name + "`.* TO '" + role + "'@'%'",
                "REVOKE TRIGGER ON `" + pattern + "`.* FROM '" + role + "'@'%'");
        try (MySqlEngine engine = as(role)) {
            MySqlRelation orders = engine.catalog().relation("orders").orElseThrow();
            assertThat(orders.ruling()).contains(new Rule.Code(Set.of(Verb.INSERT)));
            assertThat(orders.rules().missing()).isEmpty();
        }
    }

    private MySqlEngine as(String role) throws EngineFailure {
        return (MySqlEngine) new MySqlProvider()
                .open(new SourceSettings(
                        "shop",
                        database.server().address(),
                        database.name(),
                        List.of(),
                        role,
                        () -> "changeit",
                        database.server().tls(),
                        2,
                        WIDE,
                        Map.of()));
    }

    private List<Rule> rules(String table) {
        return relation(table).ruling();
    }
}
