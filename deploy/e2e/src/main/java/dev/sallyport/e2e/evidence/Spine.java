package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
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

/** Measures each point of the spine, prints one line for each figure, and keeps them in `docs/evidence`. */
public final class Spine {
    private static final String QUICK = "--quick";
    private static final List<Point> POINTS = List.of(
            new Demo(), new SameAnswer(), new RenameStorm(), new RowFilter(), new Bench(), new KillNine(), new House());

    private final Ground ground;
    private final PrintStream out;
    private final List<String> lines = new ArrayList<>();
    private boolean isShort;

    private Spine(Ground ground, PrintStream out) {
        this.ground = ground;
        this.out = out;
    }

    /** Arguments: names of points, none for all of them; `--quick` for a small sample. Ends with 1 when one is short, 2 when one is none. */
    public static void main(String[] arguments) throws Exception {
        Set<String> names = new TreeSet<>(Arrays.asList(arguments));
        boolean isQuick = names.remove(QUICK);
        if (!known().containsAll(names)) {
            System.err.println("spine: `" + names + "` are not all points, expected some of " + known());
            System.exit(2);
        }
        List<Point> points = chosen(names);
        Path root = Path.of(System.getProperty("sallyport.root", "."));
        boolean isShort;
        try (TestServers servers = new TestServers()) {
            List<TestServer> found = needServers(points) ? servers(servers) : List.of();
            long seed = isQuick ? Ground.FIXED_SEED : System.nanoTime();
            Ground ground = new Ground(found, root, Files.createTempDirectory("spine"), isQuick, seed);
            isShort = new Spine(ground, System.out).run(points);
        }
        System.exit(isShort ? 1 : 0);
    }

    private static List<String> known() {
        return POINTS.stream().map(Point::name).toList();
    }

    private static List<Point> chosen(Set<String> names) {
        return POINTS.stream()
                .filter(point -> names.isEmpty() || names.contains(point.name()))
                .toList();
    }

    private static boolean needServers(List<Point> points) {
        return points.stream().anyMatch(Point::needsServers);
    }

    private static List<TestServer> servers(TestServers servers) {
        return Arrays.stream(ServerKind.values())
                .map(servers::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean run(List<Point> points) throws Exception {
        for (Point point : points) {
            long begun = System.nanoTime();
            figures(point).forEach(figure -> tell(point, figure));
            lines.add("`" + point.name() + "` took " + (System.nanoTime() - begun) / 1_000_000_000 + " s.");
        }
        new Kept(ground).append(Instant.now(), lines);
        return isShort;
    }

    /** What could not be measured is short. */
    private List<Figure> figures(Point point) {
        try {
            return point.measure(ground);
        } catch (Exception e) {
            e.printStackTrace();
            return List.of(new Figure("measured", e.toString(), "an end without an exception", false));
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
