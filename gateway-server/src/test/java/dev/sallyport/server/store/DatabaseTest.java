package dev.sallyport.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final String LAST = "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history";

    @TempDir
    private Path folder;

    @Test
    void theNewestVersionIsThatOfTheNewestMigration() throws SQLException {
        try (Database database = open();
                Connection connection = database.connection();
                Statement statement = connection.createStatement();
                var last = statement.executeQuery(LAST)) {
            assertThat(last.next()).isTrue();
            assertThat(last.getString(1)).isEqualTo(Database.NEWEST);
        }
    }

    @Test
    void aStoreOfANewerVersionIsRefused() throws SQLException {
        change(
                "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '99', description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("expected a whole store of this version or an older one");
    }

    @Test
    void aStoreWhoseLastMigrationFailedIsRefused() throws SQLException {
        change("UPDATE flyway_schema_history SET success = 0");
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class);
    }

    @Test
    void theReasonIsTold() throws IOException {
        Files.writeString(folder.resolve("control.db"), "no database, but a text of some length".repeat(200));
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened (")
                .hasMessageContaining("file is not a database");
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        Path nowhere = folder.resolve("nowhere").resolve("control.db");
        assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + nowhere))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Unable to open the database file");
    }

    private void change(String sql) throws SQLException {
        try (Database database = open();
                Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Database open() {
        return Database.open("jdbc:sqlite:" + folder.resolve("control.db"));
    }
}
