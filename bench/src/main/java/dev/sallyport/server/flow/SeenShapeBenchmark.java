package dev.sallyport.server.flow;

import static java.util.Objects.requireNonNull;

import dev.sallyport.bench.Peer;
import dev.sallyport.server.request.Submission;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A statement of a seen shape with literals that were never seen: from what was submitted to what would run. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SeenShapeBenchmark {
    private static final int STATEMENTS = 1 << 14;

    /** The agent and its statements; none of the measured ones has come by its text before. */
    @State(Scope.Thread)
    public static class Agent {
        private final InstantSource clock = InstantSource.system();
        private @Nullable SeenShapes shapes;
        private List<Submission> submissions = List.of();
        private int next;

        @Setup(Level.Trial)
        public void open() throws Exception {
            shapes = SeenShapes.open(Peer.ofProperty(), clock);
            SeenShapes.submissions(100, 1_000_000_000, clock.instant()).forEach(shapes::see);
            submissions = SeenShapes.submissions(STATEMENTS, 1_100_000_000, clock.instant());
        }

        @TearDown(Level.Trial)
        public void close() {
            requireNonNull(shapes).close();
        }
    }

    /** What the thread used, since a clock on the wall tells of a busy machine. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Processor {
        public long cpuNanos;
        public long calls;
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private long begun;

        @Setup(Level.Iteration)
        public void begin() {
            begun = threads.getCurrentThreadCpuTime();
        }

        @TearDown(Level.Iteration)
        public void end() {
            cpuNanos = threads.getCurrentThreadCpuTime() - begun;
        }
    }

    @Benchmark
    public Object plan(Agent agent, Processor processor) {
        processor.calls++;
        Submission submission = agent.submissions.get(agent.next++ & (STATEMENTS - 1));
        return requireNonNull(agent.shapes)
                .plan(submission)
                .sealed()
                .bind(submission.statement().parameters(), Duration.ofSeconds(1));
    }
}
