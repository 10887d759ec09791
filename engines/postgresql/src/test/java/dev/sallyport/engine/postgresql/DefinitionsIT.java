package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the print of a definition makes of a database is what the definition makes of it. */
@OnServers
final class DefinitionsIT {
    private final WriteShop shop;
    private final TestDatabase raw;
    private final TestServer server;
    private final TestDatabase database;

    DefinitionsIT(TestDatabase database, TestServer server) throws SQLException, IOException, EngineFailure {
        this.server = server;
        this.database = database;
        this.shop = WriteShop.open(database, ShopText.OWNED);
        database.execute("comment on table shop.notes is 'before'");
        this.raw = server.createDatabase();
        raw.execute(ShopText.schema(), "comment on table shop.notes is 'before'");
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
        raw.close();
    }

    @Test
    void printedTextDefinesWhatTheStatementDefines() throws SQLException, IOException {
        List<String> before = CatalogDump.now(raw);
        SoftAssertions all = new SoftAssertions();
        for (String sql : Fixtures.lines("definitions.sql")) {
            List<String> expected = CatalogDump.after(raw, sql);
            all.assertThat(expected).as(sql + " changes something").hasSizeGreaterThan(1);
            all.assertThat(expected).as(sql + " changes something").isNotEqualTo(before);
            all.assertThat(CatalogDump.after(raw, TestReader.text(shop.seal(sql))))
                    .as(sql)
                    .isEqualTo(expected);
        }
        all.assertThat(CatalogDump.now(raw)).isEqualTo(before);
        all.assertAll();
    }

    @Test
    void effectsAreTheGoldenOnes() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String sql : Fixtures.lines("definitions.sql")) {
            assertThat(shop.understood(sql).operation().kind()).isEqualTo(OperationKind.DDL);
            lines.add("-- " + sql);
            lines.addAll(shop.effects(sql));
            lines.add("");
        }
        assertThat(server.version()).isNotBlank();
        Golden.assertSame(String.join("\n", lines), "definitions.golden");
    }

    @Test
    void definitionsRunInATransactionThatMayStillBeUndone() throws SQLException, EngineFailure, IOException {
        List<String> before = CatalogDump.now(database);
        SoftAssertions all = new SoftAssertions();
        for (String sql : Fixtures.lines("definitions.sql")) {
            try (Execution execution = shop.open(shop.seal(sql))) {
                all.assertThat(execution.columns()).as(sql).isEmpty();
                all.assertThat(execution.next()).as(sql).isEmpty();
                all.assertThat(execution.affected()).as(sql).isZero();
                all.assertThat(execution.transaction()).as(sql).isPresent();
            } catch (EngineFailure failure) {
                all.fail("%s: %s", sql, failure.errorClass());
            }
            all.assertThat(CatalogDump.now(database)).as(sql).isEqualTo(before);
        }
        all.assertAll();
    }

    @Test
    void whatWasDefinedIsThereForTheNextStatement() throws SQLException, EngineFailure {
        define("create table marks (id int primary key, name text not null)");
        assertThat(shop.run("insert into marks (id, name) values (1, 'a')")).isEmpty();
        define("alter table marks rename column name to label");
        assertThat(shop.run("insert into marks (id, label) values (2, 'b')")).isEmpty();
        assertThat(PlainRun.kept(database, "select label from marks order by 1"))
                .containsExactly("[a]", "[b]");
        define("drop table marks");
        assertThat(shop.refusal("select * from marks").reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
    }

    @Test
    void nothingIsDefinedOnWhatIsAnotherTableMeanwhile() throws SQLException {
        Sealed sealed = shop.seal("alter table notes drop column line");
        database.execute(
                "alter table shop.notes rename to notes_before",
                "create table shop.notes (id int, line text)",
                "alter table shop.notes owner to shop_writer");
        assertFails(sealed, Reason.CATALOG_CHANGED);
        assertThat(PlainRun.kept(database, "select line from notes")).isEmpty();
    }

    @Test
    void nothingIsDefinedUnderRulesThatAreNewMeanwhile() throws SQLException {
        Sealed sealed = shop.seal("truncate notes");
        database.execute(
                "create function shop.tell() returns trigger language plpgsql as $$ begin return null; end $$",
                "create trigger tell before truncate on shop.notes execute function shop.tell()");
        assertFails(sealed, Reason.CATALOG_CHANGED);
    }

    @Test
    void whoeverHoldsTheTableIsNotWaitedForLong() throws SQLException {
        Sealed sealed = shop.seal("alter table notes drop column line");
        try (Connection other = database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into shop.notes (id, line) values (77, 'held')");
            assertFails(sealed, Reason.CONFLICT);
            other.rollback();
        }
    }

    @Test
    void whatOthersDependOnStays() {
        assertFails(shop.seal("drop table orders"), Reason.CONSTRAINT);
    }

    private void define(String sql) throws EngineFailure {
        try (Execution execution = shop.open(shop.seal(sql))) {
            execution.commit();
        }
    }

    private void assertFails(Sealed sealed, Reason reason) {
        assertThatThrownBy(() -> shop.open(sealed).close())
                .isInstanceOfSatisfying(
                        EngineFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }
}
