package dev.sallyport.bench;

import dev.sallyport.e2e.ChildGateway;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process to the line that says ready, with the shipped jars and a policy in the store. */
final class Starts {
    private static final double MIB = 1 << 20;

    private final Stand stand;
    private final List<String> gatewayOptions;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> cpuSeconds = new ArrayList<>();
    private final List<Double> mebibytes = new ArrayList<>();

    Starts(Stand stand, List<String> gatewayOptions) {
        this.stand = stand;
        this.gatewayOptions = gatewayOptions;
    }

    void measure(Report report) throws Exception {
        report.heading("start, median of " + stand.scale().starts());
        for (int i = 0; i < stand.scale().starts(); i++) {
            start();
        }
        report.add(Figure.atMost("ready.seconds", median(seconds), 1.2));
        report.add(Figure.of("ready.cpu-seconds", median(cpuSeconds)));
        report.add(Figure.of("ready.rss-mib", median(mebibytes)));
    }

    private void start() throws IOException {
        long before = System.nanoTime();
        try (ChildGateway gateway = stand.gateway(gatewayOptions)) {
            long pid = gateway.process().pid();
            seconds.add((System.nanoTime() - before) / 1e9);
            cpuSeconds.add(Processes.cpu(pid).toNanos() / 1e9);
            mebibytes.add(Processes.residentBytes(pid) / MIB);
        }
    }

    private static double median(List<Double> figures) {
        return Medians.of(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
