package dev.sallyport.bench;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.testkit.ServerKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The database that the gateway is measured on, as far as plain JDBC tells one from another. */
public enum Peer {
    POSTGRESQL(ServerKind.POSTGRESQL18),
    MYSQL(ServerKind.MYSQL9),
    MARIADB(ServerKind.MARIADB10);

    /** The JVM that JMH starts learns by it which one. */
    static final String PROPERTY = "sallyport.bench.engine";

    private final ServerKind server;

    Peer(ServerKind server) {
        this.server = server;
    }

    /** As on the command line. */
    String label() {
        return product().label();
    }

    static Peer of(String label) {
        Product product = Product.labelled(label);
        return Arrays.stream(values())
                .filter(peer -> peer.product() == product)
                .findFirst()
                .orElseThrow();
    }

    /** The one that the system property of this JVM says. */
    public static Peer ofProperty() {
        return of(System.getProperty(PROPERTY, POSTGRESQL.label()));
    }

    public ServerKind server() {
        return server;
    }

    /** The engine's name. */
    public String engine() {
        return product().engine();
    }

    private Product product() {
        return Product.of(server);
    }

    /** Where a policy finds the tables; empty where the product has no schemas. */
    public String schema() {
        return String.join("", product().schemas());
    }

    /** The first parameter of a statement that an agent sends. */
    String parameter() {
        return this == POSTGRESQL ? "$1" : "?";
    }

    /** What makes a direct session cost what one of the gateway's does. */
    List<String> settings() {
        // a compiler in the database would give one side other costs
        return this == POSTGRESQL ? List.of("set jit = off") : List.of();
    }

    /** Fetch sizes that a direct reader of many rows may be fastest with; the driver of MySQL streams by the last one alone. */
    List<Integer> fetchSizes() {
        return this == POSTGRESQL ? List.of(1_000, 4_000, 16_000) : List.of(Integer.MIN_VALUE);
    }

    /** The server's process, with all of its children. */
    ProcessHandle process(Connection connection) throws SQLException {
        return switch (this) {
            case POSTGRESQL ->
                process(Long.parseLong(text(connection, "select pg_backend_pid()")))
                        .parent()
                        .orElseThrow(() -> new SQLException("the database has no process"));
            // told where its own files are, not where they are for others
            case MYSQL, MARIADB ->
                ProcessHandle.current()
                        .descendants()
                        .filter(each -> each.info().command().orElse("").matches(".*/(mysqld|mariadbd)"))
                        .findFirst()
                        .orElseThrow(() -> new SQLException("the database is no child of this process"));
        };
    }

    private static ProcessHandle process(long id) throws SQLException {
        return ProcessHandle.of(id).orElseThrow(() -> new SQLException("the database is not on this machine"));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
