package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The tables of a test's database, and an engine on them. */
final class Tables {
    private Tables() {}

    /** A class has one database for all of its tests. */
    static void drop(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT IF(TABLE_TYPE = 'VIEW', 'VIEW', 'TABLE'), TABLE_NAME"
                                + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()")) {
            while (rows.next()) {
                statement.execute("SET foreign_key_checks = 0");
                statement.execute("DROP " + rows.getString(1) + " IF EXISTS " + MySqlNames.quoted(rows.getString(2)));
            }
        }
    }

    static MySqlEngine open(TestDatabase database) throws EngineFailure {
        return (MySqlEngine) new MySqlProvider().open(settings(database, 4, "root"));
    }

    /** What it holds now. */
    static MySqlCatalog catalog(TestDatabase database) throws EngineFailure {
        try (MySqlEngine engine = open(database)) {
            return engine.catalog();
        }
    }

    static SourceSettings settings(TestDatabase database, int connections, String user) {
        return new SourceSettings(
                "shop",
                database.server().address(),
                database.name(),
                List.of(),
                user,
                () -> "",
                new SourceSettings.Tls.Off(),
                connections,
                OnServer.WIDE,
                Map.of());
    }
}
