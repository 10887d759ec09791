package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One of several databases that are asked the same, each through a catalog of its own. */
record Side(TestDatabase database, TestReader reader, Connection connection) implements AutoCloseable {
    private static final Set<String> HIDDEN = Set.of("password_hash", "api_keys", "audit_log");

    static Side open(TestDatabase database, UnaryOperator<TestReader> terms) throws SQLException, EngineFailure {
        return open(database, Tables.catalog(database), terms);
    }

    private static Side open(TestDatabase database, MySqlCatalog catalog, UnaryOperator<TestReader> terms)
            throws SQLException {
        Connection connection = database.connect();
        SealedRun.pin(connection, catalog.server());
        return new Side(database, terms.apply(new TestReader(catalog)), connection);
    }

    /** As the reader of the bypass corpus sees its shop. */
    static Side reader(TestDatabase database) throws SQLException, EngineFailure {
        return open(
                database,
                Tables.catalog(database)
                        .visibleTo(object -> HIDDEN.contains(object.name().object())
                                ? Optional.empty()
                                : Optional.of(new Visibility.VisibleObject(Set.copyOf(shown(object)), shown(object)))),
                reader -> reader);
    }

    private static List<String> shown(ObjectDescription object) {
        return object.columns().stream()
                .map(ColumnDescription::name)
                .filter(name -> !HIDDEN.contains(name))
                .toList();
    }

    /** A statement of the corpus on this database. */
    String of(String sql) {
        return sql.replace("`shop`.", "`" + database.name() + "`.").replace("shop .", database.name() + " .");
    }

    List<String> labels(String sql) {
        return reader.seal(of(sql)).columns().stream().map(OutputColumn::label).toList();
    }

    SealedRun.Answer ask(String sql, Value... parameters) {
        return run(reader.understood(sql, parameters), parameters);
    }

    /** What comes, with the name of no database in it. */
    SealedRun.Answer run(Reading.Understood understood, Value... parameters) {
        Sealed sealed = reader.seal(understood).bind(List.of(parameters), Duration.ofSeconds(9));
        SealedRun.Answer answer = SealedRun.run(connection, sealed);
        return new SealedRun.Answer(
                answer.types(), answer.rows(), answer.error().replace(database.name(), "shop"), answer.warnings());
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        connection.close();
    }
}
