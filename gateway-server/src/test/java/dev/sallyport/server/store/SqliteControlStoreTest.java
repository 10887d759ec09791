package dev.sallyport.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.server.rpc.policy.PolicyMessages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteControlStoreTest extends ControlStoreContract {
    @TempDir
    private Path folder;

    @Override
    String fresh() {
        return "jdbc:sqlite:" + folder.resolve("control.db");
    }

    @Test
    void commitsWaitForTheDisk() throws Exception {
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("other.db"))) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
        }
    }

    @Test
    void aFileThatIsNoStoreIsRefusedByName() throws Exception {
        Path file = folder.resolve("broken.db");
        Files.writeString(file, "this is a letter to an aunt, and not a database at all. ".repeat(100));

        assertThatThrownBy(() -> JdbcControlStore.open("jdbc:sqlite:" + file, new PolicyMessages()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aStoreOfANewerVersionIsRefusedByName() throws Exception {
        Path file = folder.resolve("newer.db");
        JdbcControlStore.open("jdbc:sqlite:" + file, new PolicyMessages()).close();
        execute(
                file,
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success)"
                        + " VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 1, 'x', 1, 1)");

        assertThatThrownBy(() -> JdbcControlStore.open("jdbc:sqlite:" + file, new PolicyMessages()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
    }

    static void execute(Path file, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String pragma(Database database, String name) throws Exception {
        try (Connection connection = database.connection();
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA " + name)) {
            result.next();
            return result.getString(1);
        }
    }
}
