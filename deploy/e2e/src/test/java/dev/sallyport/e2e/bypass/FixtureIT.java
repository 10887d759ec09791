package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.Cases;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The databases that are made from the fixtures hold what the oracles need. */
@OnServers
final class FixtureIT {
    private static final HiddenRows TENANT = new HiddenRows("users", "tenant_id", "7", false);
    private static final String MASKED = "select ssn, email, salary, profile from users where id = 1";
    private static final String VISIBLE = "select id, name, ssn from users where tenant_id = 7";

    private final TestServer server;
    private final Fixture fixture;

    FixtureIT(TestServer server) throws IOException {
        this.server = server;
        this.fixture = Fixture.read(Cases.file("bypass"), "postgresql");
    }

    @Test
    void twinsOfBothFixturesAreTheSame() throws SQLException, IOException {
        try (TestDatabase first = server.createDatabase();
                TestDatabase second = server.createDatabase()) {
            first.execute(fixture.first());
            second.execute(fixture.second());
            for (String sql : List.of(MASKED, "select card_no from payments", "select sid from mv_users")) {
                assertThat(rows(first, sql)).as(sql).isNotEqualTo(rows(second, sql));
            }
            new SqlStock(first).mask();
            new SqlStock(second).mask();
            assertThat(rows(first, MASKED).toString())
                    .contains("`***`, `c***@example.test`, null", "\"ssn\": \"***\"", "\"phone\": \"***\"", "Bonn");
            for (String sql : List.of("select * from users", "select * from payments", "select * from mv_users")) {
                assertThat(rows(first, sql)).as(sql).isEqualTo(rows(second, sql));
            }
        }
    }

    @Test
    void onlyHiddenRowsAreRemovedOrChanged() throws SQLException, IOException {
        try (TestDatabase database = server.createDatabase()) {
            database.execute(fixture.first());
            List<List<String>> visible = rows(database, VISIBLE);
            new SqlStock(database).change(TENANT);
            assertThat(rows(database, VISIBLE)).isEqualTo(visible).hasSize(2);
            assertThat(rows(database, "select name from users where tenant_id <> 7"))
                    .hasSize(2)
                    .doesNotContain(List.of("`Carol`"));
            new SqlStock(database).remove(TENANT);
            assertThat(rows(database, "select id, name, ssn from users")).isEqualTo(visible);
        }
    }

    private static List<List<String>> rows(TestDatabase database, String sql) throws SQLException {
        return switch (new Raw(database).run(sql, List.of())) {
            case Raw.Answer.Rows(var rows) -> rows;
            case Raw.Answer.Failed(var message) -> throw new AssertionError(message);
        };
    }
}
