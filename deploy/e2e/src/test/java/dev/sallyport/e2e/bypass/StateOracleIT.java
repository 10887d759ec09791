package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of change is found, and a read is none. */
@OnServers
final class StateOracleIT {
    private final TestDatabase database;

    StateOracleIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void makeTables() throws SQLException {
        database.execute(
                "drop schema if exists hr cascade; drop table if exists orders, partitioned cascade",
                "create table orders (id serial primary key, total numeric); create schema hr",
                "create table hr.employees (id int); insert into orders (total) values (1), (2)",
                "create table partitioned (id int) partition by range (id)",
                "create table part partition of partitioned for values from (0) to (10)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into orders (id, total) values (9, 9)      | public.orders
            update orders set total = 3 where id = 1          | public.orders
            delete from orders where id = 2                   | public.orders
            insert into hr.employees values (1)               | hr.employees
            insert into partitioned values (1)                | public.part
            select nextval('orders_id_seq')                   | public.orders_id_seq
            select lo_from_bytea(0, 'x')                      | pg_catalog.pg_largeobject
            create index on orders (total)                    | pg_catalog.pg_class
            comment on table orders is 'x'                    | pg_catalog.pg_description
            grant select on orders to public                  | pg_catalog.pg_class
            alter database postgres set work_mem = '1MB'      | pg_catalog.pg_db_role_setting
            create rule r as on delete to orders do nothing   | pg_catalog.pg_rewrite
            create table stolen as select * from orders       | public.stolen
            drop table hr.employees                           | hr.employees
            analyze orders                                    | pg_catalog.pg_statistic
            """)
    void changeIsFound(String sql, String table) throws SQLException {
        Map<String, String> before = new SqlStock(database).digests();
        database.execute(sql);

        assertThat(StateOracle.find(before, new SqlStock(database).digests()))
                .hasValueSatisfying(change -> assertThat(change).contains(table));
        database.execute("drop table if exists stolen; alter database postgres reset work_mem");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders",
                "begin; delete from orders; rollback",
                "vacuum orders",
                "set work_mem = '1MB'"
            })
    void readIsNoChange(String sql) throws SQLException {
        database.execute("vacuum analyze orders");
        Map<String, String> before = new SqlStock(database).digests();
        database.execute(sql);

        assertThat(StateOracle.find(before, new SqlStock(database).digests())).isEmpty();
    }
}
