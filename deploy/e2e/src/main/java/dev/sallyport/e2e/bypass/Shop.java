package dev.sallyport.e2e.bypass;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the run of the cases must know of the product that their database is. */
interface Shop {
    /** The one of a server. */
    static Shop of(TestServer server) {
        Product product = Product.of(server.kind());
        return switch (product) {
            case POSTGRESQL -> new PostgresShop();
            case MYSQL, MARIADB -> new MySqlShop();
            case DOCUMENTDB, MONGODB -> throw product.noTables();
        };
    }

    /** The servers that the cases of an engine run on. */
    static ServerEngine servers(String engine) {
        return ServerEngine.valueOf(engine.toUpperCase(Locale.ROOT));
    }

    /** Whether the build has the engine. */
    static boolean isKnown(String engine) {
        return List.of(Product.values()).stream().map(Product::engine).anyMatch(engine::equals);
    }

    /** The schema of the tables in a policy. */
    String schema();

    /** Asks for the columns of all tables and views, as `table.column`. */
    String columns();

    /** The major version by which a case says what it needs. */
    int version(TestServer server);

    /** A statement of a case, for the database that it is sent to. */
    String said(String sql, TestDatabase database);

    /** What lets whoever connects make objects. */
    List<String> openToAll();

    /** What lets a role do more than a gateway needs, so that only the gateway stands between. */
    List<String> powers(String role, TestDatabase database);

    /** Makes D1 into the twin. */
    String twin();

    /** Removes the rows that a filter hides. */
    String removal(HiddenRows hidden);

    /** Makes the hidden users others, and more of them; what is hidden is written `<hidden>`. */
    String otherUsers();

    /** What a connection past the gateway sets first. */
    List<String> settings(TestServer server);

    /** The rows of a statement whose parameters have the types that the server finds; null when it has none. */
    @Nullable
    ResultSet execute(Statement statement, String sql, List<String> parameters) throws SQLException;

    /** A value that is not null in the form in which the client writes one of its type. */
    String text(ResultSet result, int at) throws SQLException;

    /** The state of a database, by what it is the state of. */
    Map<String, String> digests(Connection connection) throws SQLException;

    /** A text beside this class. */
    static String resource(String name) {
        try (var stream = Objects.requireNonNull(Shop.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("resource `" + name + "` cannot be read", e);
        }
    }
}
