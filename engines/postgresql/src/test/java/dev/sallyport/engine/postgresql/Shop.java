package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.SourceSettings.Tls;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.TestCancellation;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Value;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A shop with customers and, in a table that nobody was granted, their secrets; and statements sealed by hand. */
record Shop(TestDatabase database, PostgresEngine engine) implements AutoCloseable {
    static final Limits WIDE = new Limits(1_000_000, 1L << 30, 1 << 20, 0, Duration.ofSeconds(30));
    /** Five thousand rows of two columns. */
    static final String NUMBERS =
            "SELECT n, 'text ' || n FROM generate_series(1, 5000) n, shop.customers WHERE id = 1 ORDER BY 1";

    static final String USER = "shop_reader";
    static final String PASSWORD = "reader's password";

    private static final String ROLE = """
            do $$ begin
              if not exists (select from pg_roles where rolname = 'shop_reader') then
                create role shop_reader login password 'reader''s password';
              end if;
            end $$
            """;

    static Shop open(TestDatabase database) throws SQLException, EngineFailure {
        database.execute(
                ROLE,
                "drop schema if exists shop cascade",
                "drop schema if exists vault cascade",
                "create schema shop",
                "create schema vault",
                "create table shop.customers (id int primary key, name text, card text)",
                "create table vault.customers (id int primary key, name text, card text)",
                "create table shop.secrets (id int primary key, name text, card text)",
                "insert into shop.customers select n, 'clear ' || n, 'card ' || n from generate_series(1, 3) n",
                "insert into vault.customers select n, 'secret ' || n, 'card ' || n from generate_series(1, 7) n",
                "insert into shop.secrets select n, 'secret ' || n, 'card ' || n from generate_series(1, 7) n",
                "grant usage on schema shop, vault to shop_reader",
                "grant select on all tables in schema shop, vault to shop_reader");
        return new Shop(database, engine(settings(database, WIDE)));
    }

    static PostgresEngine engine(SourceSettings settings) throws EngineFailure {
        return (PostgresEngine) new PostgresProvider().open(settings);
    }

    static SourceSettings settings(TestDatabase database, Limits limits) {
        Tls tls = database.server().tls();
        return new SourceSettings(
                "shop-pg",
                database.server().address(),
                database.name(),
                List.of("shop"),
                USER,
                () -> PASSWORD,
                tls,
                4,
                limits,
                Map.of());
    }

    /** A statement over some tables of the current snapshot, with as many outputs as stated. */
    Sealed seal(String sql, int outputs, String... tables) {
        return seal(sql, outputs, WIDE, List.of(), List.of(), tables);
    }

    Sealed seal(String sql, int outputs, Limits limits) {
        return seal(sql, outputs, limits, List.of(), List.of(), "shop.customers");
    }

    Sealed seal(String sql, int outputs, Limits limits, List<Value> values, List<String> guarded, String... tables) {
        List<PostgresRelation> relations =
                Arrays.stream(tables).map(this::relation).toList();
        return new Sealed(
                OperationKind.READ,
                sql.getBytes(UTF_8),
                values.stream()
                        .<Sealed.Parameter>map(Sealed.Parameter.Bound::new)
                        .toList(),
                PostgresSettings.pinned(),
                engine.catalog().closure(relations),
                IntStream.range(0, outputs)
                        .mapToObj(n -> new OutputColumn("c" + n, Origin.CLEAR, ""))
                        .toList(),
                guarded,
                limits);
    }

    static Limits limits(long rows, long bytes, long cell, Duration time) {
        return new Limits(rows, bytes, cell, 0, time);
    }

    PostgresRelation relation(String name) {
        String[] parts = name.split("\\.", 2);
        return engine.catalog().relation(parts[0], parts[1]).orElseThrow();
    }

    Execution run(Sealed sealed) throws EngineFailure {
        return engine.open(Permit.mint(sealed, 7), new TestCancellation());
    }

    /** Every cell as text, row by row. */
    List<List<Optional<String>>> read(Sealed sealed) throws EngineFailure {
        try (Execution execution = run(sealed)) {
            List<List<Optional<String>>> rows = Cells.rows(execution);
            if (execution.completion() != Completion.COMPLETE) {
                throw new AssertionError("the answer is not whole");
            }
            return rows;
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
