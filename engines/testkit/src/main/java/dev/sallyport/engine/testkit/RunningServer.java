package dev.sallyport.engine.testkit;

import dev.sallyport.engine.SourceSettings.Tls;
import java.sql.SQLException;

/** A running server for tests, whatever it holds. */
public sealed interface RunningServer extends AutoCloseable permits TestServer, DocumentServer {
    /** The product and major version. */
    ServerKind kind();

    /** Host and port. */
    String address();

    /** How to connect with an encrypted connection. */
    Tls tls();

    /** What the server says of itself, for example `18.6`. */
    String version();

    /** Makes an empty database. */
    RunningDatabase createDatabase() throws SQLException;

    @Override
    void close();
}
