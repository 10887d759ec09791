package dev.sallyport.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What is compared with others: its operations, one a thread, and what they took in each round. */
final class Subject implements AutoCloseable {
    private final String name;
    private final List<? extends Operation> operations;
    private final List<Round> rounds = new ArrayList<>();

    Subject(String name, List<? extends Operation> operations) {
        this.name = name;
        this.operations = List.copyOf(operations);
    }

    String name() {
        return name;
    }

    List<? extends Operation> operations() {
        return operations;
    }

    void add(Round round) {
        rounds.add(round);
    }

    /** Median over the rounds, in microseconds. */
    double p50() {
        return atPercentile(50);
    }

    /** Median over the rounds, in microseconds. */
    double p99() {
        return atPercentile(99);
    }

    private double atPercentile(double percentile) {
        return median(round -> round.latency().getValueAtPercentile(percentile) / 1_000.0);
    }

    double operationsPerSecond() {
        return median(Round::operationsPerSecond);
    }

    private double median(java.util.function.ToDoubleFunction<Round> figure) {
        return Medians.of(rounds.stream().mapToDouble(figure).toArray());
    }

    /** All rounds in one histogram, in nanoseconds. */
    Histogram latency() {
        Histogram all = Load.histogram();
        rounds.forEach(round -> all.add(round.latency()));
        return all;
    }

    long count() {
        return latency().getTotalCount();
    }

    @Override
    public void close() throws IOException, SQLException {
        for (Operation operation : operations) {
            operation.close();
        }
    }
}
