package dev.sallyport.bench;

import static java.util.Objects.requireNonNull;

import dev.sallyport.server.flow.SeenShapeBenchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What the processor does for a statement of a seen shape: reading, decision and plan (JMH, in a JVM of its own). */
final class Shape {
    private static final double MOST_MICROS = 10;

    private final Peer peer;
    private final boolean quick;

    Shape(Peer peer, boolean quick) {
        this.peer = peer;
        this.quick = quick;
    }

    void measure(Report report) throws RunnerException {
        report.heading("a statement of a seen shape, other literals each time");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(SeenShapeBenchmark.class.getName())
                .jvmArgsAppend("-D" + Peer.PROPERTY + "=" + peer.label())
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (quick) {
            options.warmupTime(TimeValue.milliseconds(300)).measurementTime(TimeValue.milliseconds(300));
        }
        RunResult result = new Runner(options.build()).runSingle();
        double nanos = counted(result, "cpuNanos");
        report.add(Figure.atMost("shape.seen-cpu-us", nanos / counted(result, "calls") / 1e3, MOST_MICROS));
        report.add(Figure.of("shape.seen-us", result.getPrimaryResult().getScore()));
    }

    private static double counted(RunResult result, String counter) {
        return requireNonNull(result.getSecondaryResults().get(counter), counter)
                .getScore();
    }
}
