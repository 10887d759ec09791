package dev.sallyport.engine.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** An engine on a database of its own, whose statements are sealed by hand. */
@OnServers(engine = ServerEngine.MYSQL)
abstract class OnServer {
    static final Limits WIDE = new Limits(100_000, 1 << 30, 1 << 20, 0, Duration.ofSeconds(60));

    final TestDatabase database;
    private final MySqlEngine engine;

    OnServer(TestDatabase database, String... statements) throws SQLException, EngineFailure {
        this.database = database;
        Tables.drop(database);
        database.execute(statements);
        this.engine = Tables.open(database);
    }

    SourceSettings settings(int connections, String user) {
        return Tables.settings(database, connections, user);
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    MySqlEngine engine() {
        return engine;
    }

    boolean isMariaDb() {
        return engine.catalog().server().isMariaDb();
    }

    MySqlRelation relation(String name) {
        return engine.catalog().relation(name).orElseThrow();
    }

    /** Clear columns only, nothing guarded. */
    Sealed seal(String sql, int columns, String... relations) {
        return seal(sql, Stream.generate(() -> Origin.CLEAR).limit(columns).toList(), List.of(), WIDE, relations);
    }

    Sealed seal(String sql, List<Origin> origins, List<String> guarded, Limits limits, String... relations) {
        return seal(sql, List.of(), origins, guarded, limits, relations);
    }

    Sealed seal(
            String sql,
            List<Value> parameters,
            List<Origin> origins,
            List<String> guarded,
            Limits limits,
            String... relations) {
        MySqlCatalog catalog = engine.catalog();
        return new Sealed(
                OperationKind.READ,
                sql.getBytes(UTF_8),
                parameters.stream()
                        .<Sealed.Parameter>map(Sealed.Parameter.Bound::new)
                        .toList(),
                MySqlSettings.pinned(catalog.server()),
                catalog.closure(Stream.of(relations).map(this::relation).toList()),
                IntStream.range(0, origins.size())
                        .mapToObj(i -> new OutputColumn("c" + i, origins.get(i), ""))
                        .toList(),
                guarded,
                limits);
    }

    List<List<Optional<String>>> read(Sealed sealed) throws EngineFailure {
        try (Execution execution = TestRun.open(engine, sealed)) {
            List<List<Optional<String>>> rows = Cells.rows(execution);
            execution.commit();
            return rows;
        }
    }

    /** The one cell of an answer. */
    String readOne(String sql, String... relations) throws EngineFailure {
        return read(seal(sql, 1, relations)).getFirst().getFirst().orElse("null");
    }

    /** What another session's statement fails with, which waits for no lock; zero when it does not. */
    int codeOf(String statement) throws SQLException {
        try (Connection connection = database.connect();
                var other = connection.createStatement()) {
            other.execute("SET lock_wait_timeout = 1, innodb_lock_wait_timeout = 1");
            other.execute(statement);
            return 0;
        } catch (SQLException e) {
            return e.getErrorCode();
        }
    }

    EngineFailure failure(Sealed sealed) {
        return catchThrowableOfType(EngineFailure.class, () -> read(sealed));
    }
}
