package dev.sallyport.server.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test class with a road that is new for each test, on which a write is asked for. */
abstract class OnRoad {
    @TempDir
    private Path folder;

    Road road;

    @BeforeEach
    final void openRoad() {
        road = new Road(folder);
        road.write();
    }

    @AfterEach
    final void closeRoad() {
        road.close();
    }
}
