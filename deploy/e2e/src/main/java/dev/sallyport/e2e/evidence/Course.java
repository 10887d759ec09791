package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.testkit.RunningServer;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServers;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Measures each of its points, prints one line for each figure, and keeps all but those of small samples in `docs/evidence`. */
final class Course {
    private static final String QUICK = "--quick";

    private final String name;
    private final List<Point> points;
    private final ServerEngine engine;
    private final PrintStream out = System.out;
    private final List<String> lines = new ArrayList<>();
    private boolean isShort;

    /** @param name of the command and of the file that keeps its figures */
    Course(String name, List<Point> points) {
        this(name, points, ServerEngine.POSTGRESQL);
    }

    /** @param engine whose servers its points stand on */
    Course(String name, List<Point> points, ServerEngine engine) {
        this.name = name;
        this.points = List.copyOf(points);
        this.engine = engine;
    }

    /**
     * Runs what the arguments name, all without any, `--quick` as a small sample, and ends the process: with 1 when a
     * figure is short, with 2 when a name is none.
     */
    void run(String[] arguments) throws Exception {
        Set<String> names = new TreeSet<>(Arrays.asList(arguments));
        boolean isQuick = names.remove(QUICK);
        List<String> known = points.stream().map(Point::name).toList();
        if (!known.containsAll(names)) {
            System.err.println(name + ": `" + names + "` are not all points, expected some of " + known);
            System.exit(2);
        }
        List<Point> chosen = points.stream()
                .filter(point -> names.isEmpty() || names.contains(point.name()))
                .toList();
        Path root = Path.of(System.getProperty("sallyport.root", "."));
        try (TestServers servers = new TestServers()) {
            List<RunningServer> found =
                    chosen.stream().anyMatch(Point::needsServers) ? servers(servers, ServerKind.of(engine)) : List.of();
            long seed = isQuick ? Ground.FIXED_SEED : System.nanoTime();
            run(chosen, new Ground(found, root, Files.createTempDirectory(name), isQuick, seed));
        }
        System.exit(isShort ? 1 : 0);
    }

    /** Measures one point on the first server of a product that there is, prints its figures and keeps them nowhere. */
    static boolean isGood(Point point, Product product) throws Exception {
        try (TestServers servers = new TestServers()) {
            Ground ground = new Ground(
                    servers(servers, product.servers()),
                    Path.of(System.getProperty("sallyport.root", ".")),
                    Files.createTempDirectory(point.name()),
                    true,
                    Ground.FIXED_SEED);
            var course = new Course(point.name(), List.of(point));
            System.out.println();
            figures(point, ground).forEach(figure -> course.tell(point, figure));
            return !course.isShort;
        }
    }

    private static List<RunningServer> servers(TestServers servers, List<ServerKind> kinds) {
        return kinds.stream().map(servers::running).flatMap(Optional::stream).toList();
    }

    private void run(List<Point> chosen, Ground ground) throws Exception {
        for (Point point : chosen) {
            long begun = System.nanoTime();
            figures(point, ground).forEach(figure -> tell(point, figure));
            lines.add("`" + point.name() + "` took " + (System.nanoTime() - begun) / 1_000_000_000 + " s.");
        }
        if (!ground.quick()) {
            new Kept(ground, name).append(Instant.now(), lines);
        }
    }

    /** What could not be measured is short. */
    private static List<Figure> figures(Point point, Ground ground) {
        try {
            return point.measure(ground);
        } catch (Exception e) {
            e.printStackTrace();
            return List.of(new Figure(
                    "measured", String.valueOf(e).replaceAll("\\s+", " "), "an end without an exception", false));
        }
    }

    private void tell(Point point, Figure figure) {
        out.printf(
                "%-13s %-66s %14s  %-10s %s%n",
                point.name(), figure.what(), figure.measured(), figure.bound(), figure.verdict());
        lines.add("| "
                + String.join(" | ", point.name(), figure.what(), figure.measured(), figure.bound(), figure.verdict())
                + " |");
        isShort |= !figure.holds();
    }
}
