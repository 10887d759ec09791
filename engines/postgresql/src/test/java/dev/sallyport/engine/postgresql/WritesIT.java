package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a statement writes by way of the gateway is what it writes by itself: the same rows, returned and kept. */
@OnServers
final class WritesIT {
    private final WriteShop shop;
    private final TestDatabase raw;
    private final TestServer server;

    WritesIT(TestDatabase database, TestServer server) throws SQLException, IOException, EngineFailure {
        this.server = server;
        this.shop = WriteShop.open(database);
        this.raw = server.createDatabase();
        raw.execute(WriteShop.schema());
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
        raw.close();
    }

    @Test
    void printedTextWritesWhatTheStatementWrites() throws SQLException, IOException {
        SoftAssertions all = new SoftAssertions();
        for (String sql : Fixtures.lines("writes.sql")) {
            List<String> expected = WriteShop.raw(raw, sql);
            all.assertThat(shop.run(sql)).as(sql).isEqualTo(expected);
            all.assertThat(shop.digest()).as("tables after " + sql).isEqualTo(WriteShop.digest(raw));
        }
        all.assertAll();
    }

    @Test
    void effectsAreTheGoldenOnes() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String sql : Fixtures.lines("writes.sql")) {
            lines.add("-- " + sql);
            lines.addAll(shop.effects(sql));
            lines.add("");
        }
        assertThat(server.version()).isNotBlank();
        Golden.assertSame(String.join("\n", lines), "writes.golden");
    }
}
