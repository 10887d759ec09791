package dev.sallyport.e2e.corpora;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.Sealed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** How a server is told what holds for one transaction, and how it says why a statement did not end well. */
interface Terms {
    /** The error of a statement that took too long, on every server. */
    String CANCELLED = "57014";

    static Terms of(Product product) {
        return switch (product) {
            case POSTGRESQL -> new PostgresTerms();
            case MYSQL -> MySqlTerms.ofMySql();
            case MARIADB -> MySqlTerms.ofMariaDb();
            case DOCUMENTDB, MONGODB -> throw product.noTables();
        };
    }

    /** Statements that give what is sent its meaning and its time, and leave the transaction to the caller. */
    List<String> pinned(Sealed sealed, Duration time);

    /** The statement behind them that looks up names in a schema. */
    String enter(String schema);

    /** What tells an error from others. */
    String error(SQLException e);

    /**
     * What is sent, with its columns called as a caller sees them.
     *
     * @param raw what the server answers by itself
     */
    Answer seen(Answer sent, Sealed sealed, Asked asked, Answer raw);
}
