package dev.sallyport.bench;

import dev.sallyport.e2e.ChildGateway;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Measures everything in one run: direct first, the gateway, direct last. */
final class Main {
    private static final double MOST_DRIFT = 0.15;
    private static final int MOST_CALLERS = 32;

    private final Arguments arguments;
    private final Stand stand;
    private final Report report;

    private Main(Arguments arguments, Stand stand, Report report) {
        this.arguments = arguments;
        this.stand = stand;
        this.report = report;
    }

    public static void main(String[] words) throws Exception {
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Main::endChildren, "end-children"));
        Report report = new Report(System.out);
        Path root = Path.of(System.getProperty("sallyport.root"));
        try (Stand stand = Stand.open(root, arguments.peer(), arguments.scale())) {
            new Main(arguments, stand, report).run();
        }
        report.end(arguments.scale().isQuick());
    }

    /** So that an interrupted run leaves no gateway behind. */
    private static void endChildren() {
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    }

    private void run() throws Exception {
        report.line(stand.databaseTitle() + ", Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors");
        double first = direct();
        // before the trail has grown: its last day is read at a start
        if (arguments.points().contains(Point.READY)) {
            new Starts(stand, arguments.gatewayOptions()).measure(report);
        }
        if (arguments.points().contains(Point.FIRST)) {
            new FirstStatement(stand, arguments.gatewayOptions()).measure(report);
        }
        measureServing();
        if (arguments.points().contains(Point.SHAPE)) {
            new Shape(arguments.peer(), arguments.scale().isQuick()).measure(report);
        }
        if (arguments.points().contains(Point.SLOW_READER)) {
            new SlowReader(stand).measure(report);
        }
        compare(first, direct());
    }

    /** The points that share one warm gateway. */
    private void measureServing() throws Exception {
        Set<Point> serving = EnumSet.of(Point.C1, Point.C8, Point.C32, Point.STREAM, Point.LITERALS);
        serving.retainAll(arguments.points());
        if (serving.isEmpty()) {
            return;
        }
        try (ChildGateway gateway = stand.gateway(arguments.gatewayOptions())) {
            try (Reads reads = new Reads(stand, gateway, MOST_CALLERS)) {
                reads.warmUp();
            }
            for (Point point : serving) {
                measure(point, gateway);
            }
            report.heading("gateway after all this");
            report.add(Figure.of(
                    "rss-mib", Processes.residentBytes(gateway.process().pid()) / (double) (1 << 20)));
        }
    }

    private void measure(Point point, ChildGateway gateway) throws Exception {
        switch (point) {
            case C1 -> reads(gateway, 1);
            case C8 -> reads(gateway, 8);
            case C32 -> reads(gateway, MOST_CALLERS);
            case STREAM -> new Streams(stand, gateway).measure(report);
            case LITERALS -> {
                try (Literals literals = new Literals(stand, gateway)) {
                    literals.measure(report);
                }
            }
            case SLOW_READER, READY, SHAPE, FIRST ->
                throw new IllegalStateException("`" + point + "` has a gateway of its own");
        }
    }

    private void reads(ChildGateway gateway, int callers) throws Exception {
        try (Reads reads = new Reads(stand, gateway, callers)) {
            reads.measure(report);
        }
    }

    private double direct() throws Exception {
        try (Subject direct = Reads.direct(stand, 1)) {
            Load.warmUp(stand.scale(), List.of(direct));
            Load.takeTurns(stand.scale(), List.of(direct));
            return direct.p50();
        }
    }

    /** When the machine changed under the run, the run says so. */
    private void compare(double first, double last) {
        report.heading("direct JDBC, c=1, first %.0f us, last %.0f us".formatted(first, last));
        report.add(Figure.atMost("direct.drift", Math.abs(first - last) / Math.min(first, last), MOST_DRIFT));
    }
}
