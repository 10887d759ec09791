package dev.sallyport.e2e.corpora;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.operation.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A database for the tables of the corpora, with a role that may read all of it. */
public final class CorpusDatabase implements AutoCloseable {
    private static final String PASSWORD = "corpora-test";
    private static final int CONNECTIONS = 2;
    private static final Limits CEILING =
            new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 0, Duration.ofMinutes(15));

    private final TestDatabase database;
    private final Connection connection;
    private final String role;
    private final Product product;

    private CorpusDatabase(TestDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.role = "corpora_" + database.name();
        this.product = Product.of(database.server().kind());
    }

    /** Makes it, empty. */
    public static CorpusDatabase create(TestServer server) throws SQLException {
        TestDatabase database = server.createDatabase();
        CorpusDatabase corpora = new CorpusDatabase(database, database.connect());
        database.execute(corpora.preparation().toArray(String[]::new));
        return corpora;
    }

    private List<String> preparation() {
        return switch (product) {
            case POSTGRESQL ->
                List.of(
                        "create role " + role + " login password '" + PASSWORD + "'",
                        "grant pg_read_all_data to " + role,
                        "alter database " + database.name() + " set synchronous_commit = off");
            case MYSQL, MARIADB ->
                List.of(
                        "create user " + role + " identified by '" + PASSWORD + "' require ssl",
                        "grant select, show view on *.* to " + role);
            case DOCUMENTDB, MONGODB -> throw product.noTables();
        };
    }

    /** What it is a database of. */
    Product product() {
        return product;
    }

    Wording wording() {
        return Wording.of(database.server());
    }

    /** What the names of schemas begin with, for they are those of the whole server where a schema is a database. */
    String prefix() {
        return product == Product.POSTGRESQL ? "" : database.name() + "_";
    }

    /** The administrator's connection that tables are made on. */
    public Connection connection() {
        return connection;
    }

    /** Another connection of the administrator. */
    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** How an engine finds the tables that are in no world. */
    SourceSettings whole() {
        return settings(product == Product.POSTGRESQL ? "public" : database.name());
    }

    /** How an engine finds it, with one schema to look up names in. */
    public SourceSettings settings(String schema) {
        return new SourceSettings(
                "corpora",
                database.server().address(),
                product == Product.POSTGRESQL ? database.name() : schema,
                product == Product.POSTGRESQL ? List.of(schema) : List.of(),
                role,
                () -> PASSWORD,
                database.server().tls(),
                CONNECTIONS,
                CEILING,
                Map.of());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
