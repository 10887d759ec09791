package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.RunningServer;
import java.nio.file.Path;
import java.util.List;

/** A test class of points, each in its small sample on one server. */
abstract class OnGround {
    final Ground ground;

    OnGround(RunningServer server, Path folder) {
        Path root = Path.of(System.getProperty("sallyport.root"));
        this.ground = new Ground(List.of(server), root, folder, true, Ground.FIXED_SEED);
    }

    /** Measures it; every figure keeps its bound. */
    final void assertHolds(Point point) throws Exception {
        assertThat(point.measure(ground)).isNotEmpty().allMatch(Figure::holds);
    }
}
