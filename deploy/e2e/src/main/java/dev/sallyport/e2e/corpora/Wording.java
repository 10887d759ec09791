package dev.sallyport.e2e.corpora;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** How tables are made on a server, and how its statements are cut into pieces. */
interface Wording {
    static Wording of(TestServer server) {
        Product product = Product.of(server.kind());
        return switch (product) {
            case POSTGRESQL -> new PostgresWording();
            case MYSQL, MARIADB -> new MySqlWording();
            case DOCUMENTDB, MONGODB -> throw product.noTables();
        };
    }

    String quoted(String name);

    /** Looks up names in a schema from now on. */
    String enter(String schema);

    /** Asks for table, column and type of everything in the schema that was entered. */
    String columns();

    /** Gives a column another type, without its values. */
    String retype(String table, String column, String type);

    /** The columns of a table that is made without any. */
    String noColumns();

    /** Statements that may be given tables of these names both in one schema. */
    boolean isApart(String table, String other);

    List<Piece> pieces(String sql);

    /** Asks for every `table.column` of the schema that was entered, whether it needs a value, and one of its own in each row. */
    String keys();

    /** The kind of type that a column is of, in the words of {@link TypeGuess}; empty for one that gets no values. */
    String family(String type);

    /** A string as a value of a type. */
    String value(String text, String type);

    /** A null of a type. */
    String none(String type);

    /** The beginning of what fills a table. */
    String insert();

    /** What follows it for rows that have no columns. */
    String blank(int rows);

    /** How a server is told to count what is in the tables that are named behind it. */
    String analysis();

    /**
     * Makes a table again with the same rows, which lie in another order.
     *
     * @param here a table, qualified
     * @param there the other one
     * @param columns of both
     * @param order one of two
     */
    List<String> copy(String here, String there, Collection<String> columns, int order);

    Describer describer(Connection connection) throws SQLException;
}
