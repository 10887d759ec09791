package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import java.io.IOException;
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

    DefinitionsIT(TestDatabase database, TestServer server) throws SQLException, IOException, EngineFailure {
        this.server = server;
        this.shop = WriteShop.open(database);
        this.raw = server.createDatabase();
        raw.execute(WriteShop.schema(), "comment on table shop.notes is 'before'");
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
    void definitionsDoNotRun() throws SQLException {
        List<String> before = CatalogDump.now(raw);
        assertThatThrownBy(() -> shop.open(shop.seal("drop table audited")))
                .isInstanceOfSatisfying(
                        EngineFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED));
        assertThat(CatalogDump.now(raw)).isEqualTo(before);
    }
}
