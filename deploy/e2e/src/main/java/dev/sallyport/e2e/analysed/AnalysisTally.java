package dev.sallyport.e2e.analysed;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.postgresql.Meaning;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Statements that were compared, and those that mean something else to the server than to the engine. */
public final class AnalysisTally implements AutoCloseable {
    private final Analyst analyst;
    private final ServerCatalog server;
    private final Meaning.Reader reader = new Meaning.Reader();
    private final List<String> differences = new ArrayList<>();
    private long compared;
    private long refused;
    private final List<String> unprepared = new ArrayList<>();

    /** @param connection of a superuser */
    public AnalysisTally(Connection connection) throws SQLException {
        this.analyst = new Analyst(connection);
        this.server = new ServerCatalog(connection);
    }

    /** The server, to look up names where the engine does. */
    public void enter(String schema) throws SQLException {
        analyst.enter(schema);
    }

    /** Compares one; what either side does not take has nothing to compare. */
    public void compare(String sql, Catalog catalog) throws SQLException {
        Optional<Meaning> meaning = reader.read(sql, catalog);
        if (meaning.isEmpty()) {
            refused++;
            return;
        }
        Optional<Value.Node> analysed = analyst.analyse(sql);
        if (analysed.isEmpty()) {
            unprepared.add(sql);
            return;
        }
        compared++;
        try {
            Comparison comparison = Comparison.of(analysed.get(), server, meaning.get());
            if (!comparison.isSame()) {
                differences.add(sql + "\n  server: " + comparison.server() + "\n  engine: " + comparison.engine());
            }
        } catch (RuntimeException e) {
            differences.add(sql + "\n  " + e);
        }
    }

    public long compared() {
        return compared;
    }

    /** Each statement with what it means to both. */
    public List<String> differences() {
        return Collections.unmodifiableList(differences);
    }

    /** Statements that the server alone does not take. */
    public List<String> unprepared() {
        return Collections.unmodifiableList(unprepared);
    }

    public String text() {
        return compared + " compared, " + differences.size() + " differ, " + refused + " refused, " + unprepared.size()
            + " not prepared";
    }

    @Override
    public void close() {
        reader.close();
    }
}
