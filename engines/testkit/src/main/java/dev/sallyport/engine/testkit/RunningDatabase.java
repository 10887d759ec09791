package dev.sallyport.engine.testkit;

import java.sql.SQLException;

/** A database of its own for one test class, whatever it holds; dropped when it is closed. */
public sealed interface RunningDatabase extends AutoCloseable permits TestDatabase, DocumentDatabase {
    /** Where it is. */
    RunningServer server();

    String name();

    @Override
    void close() throws SQLException;
}
