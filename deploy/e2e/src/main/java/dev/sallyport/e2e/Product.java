package dev.sallyport.e2e;

import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.RunningDatabase;
import dev.sallyport.engine.testkit.RunningServer;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What a gateway under test stands before, as far as setting it up tells one from another. */
public enum Product {
    POSTGRESQL("PostgreSQL", "postgresql", true),
    MYSQL("MySQL", "mysql", false),
    MARIADB("MariaDB", "mysql", false),
    DOCUMENTDB("DocumentDB", "mongodb", false),
    MONGODB("MongoDB", "mongodb", false);

    private final String title;
    private final String engine;
    private final boolean hasSchemas;

    Product(String title, String engine, boolean hasSchemas) {
        this.title = title;
        this.engine = engine;
        this.hasSchemas = hasSchemas;
    }

    public static Product of(ServerKind kind) {
        return switch (kind) {
            case POSTGRESQL15, POSTGRESQL18 -> POSTGRESQL;
            case MYSQL9 -> MYSQL;
            case MARIADB10 -> MARIADB;
            case DOCUMENTDB -> DOCUMENTDB;
            case MONGODB8 -> MONGODB;
        };
    }

    /** The one that a command line names. */
    public static Product labelled(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("engine `" + label + "` is not known, expected one of `"
                        + Arrays.stream(values()).map(Product::label).collect(Collectors.joining("`, `")) + "`"));
    }

    /** As on a command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The servers that are it, in order. */
    public List<ServerKind> servers() {
        return Arrays.stream(ServerKind.values())
                .filter(kind -> of(kind) == this)
                .toList();
    }

    /** Name and version for people, for example `MariaDB 10.11.19`. */
    public static String title(RunningServer server) {
        return of(server.kind()).title + " " + server.version();
    }

    /** The engine's name in a configuration and in the cases. */
    public String engine() {
        return engine;
    }

    /** Where tables are that stand without a schema. */
    public List<String> schemas() {
        return hasSchemas ? List.of("public") : List.of();
    }

    /** A text that is written for tables in `public`, with the names that the tables have here. */
    public String named(String text) {
        return hasSchemas ? text : text.replace("public.", "");
    }

    /**
     * Connects by plain JDBC over verified TLS, where the server prepares what is prepared.
     *
     * @param folder where the driver's own form of the authorities may be written
     * @param properties user and password
     */
    Connection connect(TestDatabase database, Path authorities, Path folder, Properties properties)
            throws SQLException {
        if (this == POSTGRESQL) {
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("sslrootcert", authorities.toString());
        } else {
            properties.setProperty("sslMode", "VERIFY_IDENTITY");
            properties.setProperty("fallbackToSystemTrustStore", "false");
            properties.setProperty(
                    "trustCertificateKeyStoreUrl",
                    TrustStore.write(folder.resolve("authorities.p12"), authorities)
                            .toUri()
                            .toString());
            properties.setProperty("trustCertificateKeyStoreType", TrustStore.TYPE);
            properties.setProperty("trustCertificateKeyStorePassword", TrustStore.PASSWORD);
            properties.setProperty("useServerPrepStmts", "true");
        }
        String protocol = this == POSTGRESQL ? "jdbc:postgresql://" : "jdbc:mysql://";
        return DriverManager.getConnection(protocol + database.server().address() + "/" + database.name(), properties);
    }

    /** Makes a role that may read and write everything in a database. */
    void makeRole(String role, String password, RunningDatabase database) throws SQLException {
        switch (database) {
            case TestDatabase tables ->
                tables.execute(role(role, password, tables).toArray(String[]::new));
            case DocumentDatabase documents -> documents.createUser(role, password, "readWrite");
        }
    }

    private List<String> role(String role, String password, TestDatabase database) {
        return switch (this) {
            case POSTGRESQL ->
                List.of(
                        "create role " + role + " login password '" + password + "'",
                        "grant pg_read_all_data, pg_write_all_data to " + role);
            case MYSQL, MARIADB ->
                List.of(
                        "create user " + role + " identified by '" + password + "' require ssl",
                        "grant select, insert, update, delete, show view, trigger on " + database.name() + ".* to "
                                + role,
                        "grant process on *.* to " + role,
                        "grant create on " + database.name() + ".sallyport_outcomes to " + role);
            case DOCUMENTDB, MONGODB -> throw noTables();
        };
    }

    /** Lets such a role change the definition of one of the tables too, and of no other; of collections it may of each. */
    public void letDefine(String role, String table, RunningDatabase database) throws SQLException {
        if (database instanceof TestDatabase tables) {
            tables.execute(definer(role, table, tables).toArray(String[]::new));
        }
    }

    private List<String> definer(String role, String table, TestDatabase database) {
        return switch (this) {
            case POSTGRESQL ->
                List.of("alter table " + table + " owner to " + role, "grant create on schema public to " + role);
            case MYSQL, MARIADB ->
                List.of(
                        "grant create, alter, index, drop, references on " + database.name() + "." + table + " to "
                                + role,
                        "grant lock tables on " + database.name() + ".* to " + role);
            case DOCUMENTDB, MONGODB -> throw noTables();
        };
    }

    /** The options of a source that a gateway's configuration needs for a database. */
    Map<String, String> options(RunningDatabase database) {
        return switch (database) {
            case TestDatabase _ -> Map.of();
            case DocumentDatabase documents -> Map.of("authSource", documents.name());
        };
    }

    /** What is said where a product must have tables and does not. */
    public IllegalStateException noTables() {
        return new IllegalStateException(title + " has documents, expected tables");
    }
}
