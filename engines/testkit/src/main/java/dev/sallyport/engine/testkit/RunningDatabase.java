package dev.sallyport.engine.testkit;

import java.sql.SQLException;

/** A database of its own for one test class, whatever it holds; dropped when it is closed. */
public sealed interface RunningDatabase extends AutoCloseable permits TestDatabase, DocumentDatabase {
    /** Where it is. */
    RunningServer server();

    String name();

    /** The database, where it has tables. */
    default TestDatabase tables() {
        return switch (this) {
            case TestDatabase tables -> tables;
            case DocumentDatabase _ -> throw new IllegalStateException("the database has documents, expected tables");
        };
    }

    /** The database, where it has documents. */
    default DocumentDatabase documents() {
        return switch (this) {
            case DocumentDatabase documents -> documents;
            case TestDatabase _ -> throw new IllegalStateException("the database has tables, expected documents");
        };
    }

    @Override
    void close() throws SQLException;
}
