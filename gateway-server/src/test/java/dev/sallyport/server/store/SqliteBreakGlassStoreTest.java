package dev.sallyport.server.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteBreakGlassStoreTest extends BreakGlassStoreContract {
    @TempDir
    private Path folder;

    @Override
    String fresh() {
        return "jdbc:sqlite:" + folder.resolve("control.db");
    }
}
