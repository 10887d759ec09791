package dev.sallyport.e2e.corpora;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How tables are made on a server, and how its statements are cut into pieces. */
interface Wording {
    static Wording of(TestServer server) {
        return switch (Product.of(server.kind())) {
            case POSTGRESQL -> new PostgresWording();
            case MYSQL, MARIADB -> new MySqlWording();
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

    Describer describer(Connection connection) throws SQLException;
}
