package dev.sallyport.bench;

import dev.sallyport.e2e.ChildGateway;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process to the line that says ready, with the shipped jars and a policy in the store. */
final class Starts {
    private static final double MIB = 1 << 20;

    private final Stand stand;

    Starts(Stand stand) {
        this.stand = stand;
    }

    void measure(Report report) throws Exception {
        report.heading("start, median of " + stand.scale().starts());
        List<Double> seconds = new ArrayList<>();
        List<Double> mebibytes = new ArrayList<>();
        for (int i = 0; i < stand.scale().starts(); i++) {
            long before = System.nanoTime();
            try (ChildGateway gateway = stand.gateway(List.of())) {
                seconds.add((System.nanoTime() - before) / 1e9);
                mebibytes.add(Processes.residentBytes(gateway.process().pid()) / MIB);
            }
        }
        report.add(Figure.atMost("ready.seconds", median(seconds), 1.2));
        report.add(Figure.of("ready.rss-mib", median(mebibytes)));
    }

    private static double median(List<Double> figures) {
        return Medians.of(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
