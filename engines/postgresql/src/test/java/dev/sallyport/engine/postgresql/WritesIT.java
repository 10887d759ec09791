package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        raw.execute(ShopText.schema());
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
        raw.close();
    }

    @Test
    void printedTextWritesWhatTheStatementWrites() throws SQLException, IOException {
        compare("writes.sql");
    }

    @ParameterizedTest
    @CsvSource({"17", "18"})
    void printedTextWritesWhatTheStatementWritesSince(int version) throws SQLException, IOException {
        assumeThat(shop.version()).isGreaterThanOrEqualTo(version * 10_000);
        compare("writes_" + version + ".sql");
    }

    private void compare(String statements) throws SQLException, IOException {
        SoftAssertions all = new SoftAssertions();
        for (String sql : Fixtures.lines(statements)) {
            List<String> expected = PlainRun.kept(raw, sql);
            all.assertThat(shop.run(sql)).as(sql).isEqualTo(expected);
            all.assertThat(shop.digest()).as("tables after " + sql).isEqualTo(WriteShop.digest(raw));
        }
        all.assertAll();
    }

    @Test
    void effectsAreTheGoldenOnes() throws IOException {
        assertThat(server.version()).isNotBlank();
        golden("writes");
    }

    @ParameterizedTest
    @CsvSource({"17", "18"})
    void effectsAreTheGoldenOnesSince(int version) throws IOException {
        assumeThat(shop.version()).isGreaterThanOrEqualTo(version * 10_000);
        golden("writes_" + version);
    }

    private void golden(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String sql : Fixtures.lines(name + ".sql")) {
            lines.add("-- " + sql);
            lines.addAll(shop.effects(sql));
            lines.add("");
        }
        Golden.assertSame(String.join("\n", lines), name + ".golden");
    }
}
