package dev.sallyport.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** A closed loop: each thread does its operation again as soon as it is done. */
final class Load {
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int DIGITS = 3;

    private Load() {}

    static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, DIGITS);
    }

    /** Runs every subject until its code is compiled, and forgets what it took. */
    static void warmUp(Scale scale, List<Subject> subjects) throws Exception {
        for (Subject subject : subjects) {
            warmUp(scale, subject, scale.warmUpOperations(), scale.longestWarmUp());
        }
    }

    /** Runs one subject so many times, or so long, and forgets what it took. */
    static void warmUp(Scale scale, Subject subject, long operations, Duration longest) throws Exception {
        long end = System.nanoTime() + longest.toNanos();
        long done = 0;
        while (done < operations && System.nanoTime() < end) {
            done += run(subject.operations(), scale.round()).latency().getTotalCount();
        }
    }

    /** Lets the subjects take turns, so that a busy machine is as busy for each. */
    static void takeTurns(Scale scale, List<Subject> subjects) throws Exception {
        for (int i = 0; i < scale.rounds(); i++) {
            for (Subject subject : subjects) {
                subject.add(run(subject.operations(), scale.round()));
            }
        }
    }

    static Round run(List<? extends Operation> operations, Duration time) throws Exception {
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Future<Histogram>> running = new ArrayList<>();
            for (Operation operation : operations) {
                running.add(threads.submit(loop(operation, end)));
            }
            Histogram all = histogram();
            for (Future<Histogram> each : running) {
                all.add(each.get());
            }
            return new Round(all, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static Callable<Histogram> loop(Operation operation, long end) {
        return () -> {
            Histogram latency = histogram();
            long before = System.nanoTime();
            while (before < end) {
                operation.run();
                long after = System.nanoTime();
                latency.recordValue(Math.min(after - before, LONGEST_NANOS));
                before = after;
            }
            return latency;
        };
    }
}
