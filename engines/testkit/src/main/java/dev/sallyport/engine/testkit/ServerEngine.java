package dev.sallyport.engine.testkit;

import java.util.Locale;

/** An engine that the tests have servers for. */
public enum ServerEngine {
    POSTGRESQL,
    MYSQL,
    MONGODB;

    /** The name in the table of servers. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How an administrator speaks SQL with its servers. */
    Administration administration() {
        return switch (this) {
            case POSTGRESQL -> new PostgresAdministration();
            case MYSQL -> new MySqlAdministration();
            case MONGODB -> throw new IllegalStateException("servers of documents speak no SQL");
        };
    }
}
