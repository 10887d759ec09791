package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.Cases;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the oracles stand on, on MySQL and on MariaDB. */
@OnServers(engine = ServerEngine.MYSQL)
final class MySqlShopIT {
    private static final HiddenRows TENANT = new HiddenRows("users", "tenant_id", "7", false);
    private static final String MASKED = "select ssn, email, salary, profile from users where id = 1";
    private static final String VISIBLE = "select id, name, ssn from users where tenant_id = 7";

    private final TestServer server;
    private final Fixture fixture;
    private final TestDatabase database;

    MySqlShopIT(TestServer server, TestDatabase database) throws IOException {
        this.server = server;
        this.database = database;
        this.fixture = Fixture.read(Cases.file("bypass"), "mysql");
    }

    @BeforeEach
    void makeTables() throws SQLException {
        try (TestDatabase template = server.createDatabase()) {
            template.execute(fixture.first());
            server.restore(database, template.name());
        }
    }

    @Test
    void twinsOfBothFixturesAreTheSame() throws SQLException {
        try (TestDatabase second = server.createDatabase()) {
            second.execute(fixture.second());
            assertThat(rows(database, MASKED)).isNotEqualTo(rows(second, MASKED));
            new SqlStock(database).mask();
            new SqlStock(second).mask();
            assertThat(rows(database, MASKED).toString())
                    .contains("`***`, `c***@example.test`, null", "\"ssn\": \"***\"", "\"phone\": \"***\"", "Bonn");
            assertThat(rows(database, "select * from users")).isEqualTo(rows(second, "select * from users"));
        }
    }

    @Test
    void onlyHiddenRowsAreRemovedOrChanged() throws SQLException {
        List<List<String>> visible = rows(database, VISIBLE);
        new SqlStock(database).change(TENANT);
        assertThat(rows(database, VISIBLE)).isEqualTo(visible).hasSize(2);
        assertThat(rows(database, "select name from users where tenant_id <> 7"))
                .hasSize(2)
                .doesNotContain(List.of("`Carol`"));
        new SqlStock(database).remove(TENANT);
        assertThat(rows(database, "select id, name, ssn from users")).isEqualTo(visible);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into tickets (user_id) values (2)                      | tickets
            update orders set total = 30 where id = 1                     | orders
            delete from api_keys                                          | api_keys
            alter table orders auto_increment = 900                       | orders
            create index x on orders (total)                              | orders
            create or replace view v_users_public as select id from users | v_users_public
            create table stolen as select * from orders                   | stolen
            drop table products                                           | products
            drop function fn_ssn                                          | routines
            create trigger x before insert on orders for each row set @x = 1 | triggers
            create event x on schedule every 1 day disable do set @x = 1  | events
            create user made_by_a_case                                    | privileges
            create database made_by_a_case                                | databases
            """)
    void changeIsFound(String sql, String what) throws SQLException {
        Map<String, String> before = new SqlStock(database).digests();
        database.execute(sql);
        Map<String, String> after = new SqlStock(database).digests();
        database.execute("drop user if exists made_by_a_case", "drop database if exists made_by_a_case");

        assertThat(StateOracle.find(before, after)).hasValue("changed: [" + what + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders",
                "begin; delete from orders; rollback",
                "analyze table orders",
                "set @x = 1"
            })
    void readIsNoChange(String sql) throws SQLException {
        Map<String, String> before = new SqlStock(database).digests();
        database.execute(sql);

        assertThat(StateOracle.find(before, new SqlStock(database).digests())).isEmpty();
    }

    private static List<List<String>> rows(TestDatabase database, String sql) throws SQLException {
        return switch (new Raw(database).run(sql, List.of())) {
            case Raw.Answer.Rows(var rows) -> rows;
            case Raw.Answer.Failed(var message) -> throw new AssertionError(message);
        };
    }
}
