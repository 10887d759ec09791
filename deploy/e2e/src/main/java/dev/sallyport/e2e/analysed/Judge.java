package dev.sallyport.e2e.analysed;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.postgresql.Meaning;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Compares what statements mean to a server with what they mean to the engine. One thread. */
public final class Judge implements AutoCloseable {
    private final Connection connection;
    private final Analyst analyst;
    private final ServerCatalog server;
    private final Meaning.Reader reader = new Meaning.Reader();

    /** @param connection of a superuser; closed with this */
    public Judge(Connection connection) throws SQLException {
        this.connection = connection;
        this.analyst = new Analyst(connection);
        this.server = new ServerCatalog(connection);
    }

    /** The server, to look up names where the engine does. */
    public void enter(String schema) throws SQLException {
        analyst.enter(schema);
    }

    /** Compares one statement; what either side does not take has nothing to compare. */
    public void judge(String sql, Catalog catalog, AnalysisTally tally) throws SQLException {
        Optional<Meaning> meaning = reader.read(sql, catalog);
        if (meaning.isEmpty()) {
            tally.refused();
            return;
        }
        Optional<Value.Node> analysed =
                analyst.analyse(sql, meaning.get().query().writes());
        if (analysed.isEmpty()) {
            tally.unprepared(sql);
            return;
        }
        try {
            tally.compared(sql, Comparison.of(analysed.get(), server, meaning.get()));
        } catch (RuntimeException failure) {
            tally.failed(sql, failure);
        }
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        connection.close();
    }
}
