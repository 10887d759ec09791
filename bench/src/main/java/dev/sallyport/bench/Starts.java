package dev.sallyport.bench;

import dev.sallyport.e2e.ChildGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * From the start of the process to the line that says ready, with the shipped jars, a policy in the store, and the cache of
 * classes that the first start leaves (JEP 514), as the launcher has it. An echo server over TLS with a cache of its own
 * starts in turn, because seconds tell of the machine as much as of the gateway.
 */
final class Starts {
    private static final double MIB = 1 << 20;

    private final Stand stand;
    private final List<String> gatewayOptions;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> echoSeconds = new ArrayList<>();
    private final List<Double> cpuSeconds = new ArrayList<>();
    private final List<Double> mebibytes = new ArrayList<>();

    Starts(Stand stand, List<String> gatewayOptions) {
        this.stand = stand;
        this.gatewayOptions = gatewayOptions;
    }

    void measure(Report report) throws Exception {
        report.heading("start, median of " + stand.scale().starts());
        Path cache = stand.rig().folder().resolve("gateway.aot");
        try (ChildGateway gateway = stand.gateway(options("-XX:AOTCacheOutput=" + cache))) {
            report.line("the first start, process " + gateway.process().pid() + ", leaves the cache");
        }
        Path echoCache = stand.rig().folder().resolve("echo.aot");
        stand.echo(List.of("-XX:AOTCacheOutput=" + echoCache)).close();
        List<String> cached = options("-XX:AOTCache=" + cache);
        for (int i = 0; i < stand.scale().starts(); i++) {
            start(cached);
            startEcho(List.of("-XX:AOTCache=" + echoCache));
        }
        report.add(Figure.atMost("ready.seconds", median(seconds), 1.2));
        report.add(Figure.of("ready.echo-seconds", median(echoSeconds)));
        report.add(Figure.of("ready/echo", median(seconds) / median(echoSeconds)));
        report.add(Figure.of("ready.cpu-seconds", median(cpuSeconds)));
        report.add(Figure.of("ready.rss-mib", median(mebibytes)));
    }

    private List<String> options(String another) {
        return Stream.concat(gatewayOptions.stream(), Stream.of(another)).toList();
    }

    private void start(List<String> options) throws IOException {
        long before = System.nanoTime();
        try (ChildGateway gateway = stand.gateway(options)) {
            long pid = gateway.process().pid();
            seconds.add((System.nanoTime() - before) / 1e9);
            cpuSeconds.add(Processes.cpu(pid).toNanos() / 1e9);
            mebibytes.add(Processes.residentBytes(pid) / MIB);
        }
    }

    private void startEcho(List<String> options) throws IOException {
        long before = System.nanoTime();
        try (ChildEcho _ = stand.echo(options)) {
            echoSeconds.add((System.nanoTime() - before) / 1e9);
        }
    }

    private static double median(List<Double> figures) {
        return Medians.of(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
