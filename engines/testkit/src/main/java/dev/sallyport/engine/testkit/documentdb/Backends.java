package dev.sallyport.engine.testkit.documentdb;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The connections that are free. Thread-safe. */
final class Backends {
    private final String url;
    private final BlockingQueue<Backend> free = new LinkedBlockingQueue<>();

    Backends(String url) {
        this.url = url;
    }

    Backend take() throws SQLException {
        Backend backend = free.poll();
        return backend != null ? backend : new Backend(DriverManager.getConnection(url));
    }

    /** One between two commands. */
    void give(Backend backend) {
        free.add(backend);
    }

    /** One that a cursor held. */
    void giveClean(Backend backend) {
        try {
            backend.closeCursors();
            give(backend);
        } catch (SQLException e) {
            discard(backend);
        }
    }

    /** One of which nobody knows what state it is in. */
    void discard(Backend backend) {
        try {
            backend.close();
        } catch (SQLException e) {
            return;
        }
    }

    void close() {
        for (Backend backend = free.poll(); backend != null; backend = free.poll()) {
            discard(backend);
        }
    }
}
