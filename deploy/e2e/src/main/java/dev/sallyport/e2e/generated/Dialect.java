package dev.sallyport.e2e.generated;

import dev.sallyport.e2e.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** What tells the statements for one product from those for another: files, types, clauses, and how some of them are spelled. */
public interface Dialect {
    /** The one of a product. */
    static Dialect of(Product product) {
        return switch (product) {
            case POSTGRESQL -> new PostgresDialect();
            case MYSQL -> new MySqlDialect(false);
            case MARIADB -> new MySqlDialect(true);
            case DOCUMENTDB, MONGODB -> throw product.noTables();
        };
    }

    /** How the names of its files in the bypass corpus begin. */
    String corpus();

    /** The folder of its files, beside this class. */
    String folder();

    /** The policy over its tables. */
    Policy policy();

    /** The classes of the columns of its tables, as a file of a policy. */
    default String classes() throws IOException {
        return text("classes.yaml");
    }

    /** A call of each function that the gateway allows there. */
    FunctionCalls calls(Connection connection) throws SQLException, IOException;

    /** Files of expressions that a server of a version can do something with. */
    List<String> expressions(int version);

    /** The same of aggregates. */
    List<String> aggregates(int version);

    /** Whether its statements have a clause. */
    boolean has(Feature feature);

    /** The types of its values. */
    List<Kind> kinds();

    /** Of them those that come most, as often as they come. */
    List<Kind> common();

    /** Whether rows of these that are equal to an order are the same text. */
    boolean areEqualOnlyAlike(List<Kind> kinds);

    /** A value as a text of few letters. */
    String shortText(String value);

    /** A short text with one more letter. */
    String longer(String text);

    /** A file of this product. */
    default String text(String file) throws IOException {
        String name = folder() + file;
        try (var stream = Objects.requireNonNull(Dialect.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
