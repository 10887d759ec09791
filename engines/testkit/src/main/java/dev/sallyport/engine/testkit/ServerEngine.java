package dev.sallyport.engine.testkit;

import java.util.Locale;

/** An engine that the tests have servers for. */
public enum ServerEngine {
    POSTGRESQL,
    MYSQL;

    /** The name in the table of servers. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Administration administration() {
        return switch (this) {
            case POSTGRESQL -> new PostgresAdministration();
            case MYSQL -> new MySqlAdministration();
        };
    }
}
