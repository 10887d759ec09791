package dev.sallyport.bench;

import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.ChildGateway;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** From the line that says ready to the answer of a statement that is sent at once, started as the launcher does. */
final class FirstStatement {
    private static final double MOST_SECONDS = 2.5;

    private final Stand stand;
    private final List<String> gatewayOptions;

    FirstStatement(Stand stand, List<String> gatewayOptions) {
        this.stand = stand;
        this.gatewayOptions = gatewayOptions;
    }

    void measure(Report report) throws Exception {
        report.heading(
                "the first statement, sent at ready, median of " + stand.scale().starts());
        Path cache = stand.rig().folder().resolve("first.aot");
        stand.gateway(with("-XX:AOTCacheOutput=" + cache)).close();
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < stand.scale().starts(); i++) {
            seconds.add(once(with("-XX:AOTCache=" + cache)));
        }
        double median =
                Medians.of(seconds.stream().mapToDouble(Double::doubleValue).toArray());
        report.add(Figure.atMost("first.seconds", median, MOST_SECONDS));
    }

    private double once(List<String> options) throws Exception {
        try (ChildGateway gateway = stand.gateway(options)) {
            long ready = System.nanoTime();
            try (Sallyport client = stand.rig().agent(gateway.dataPort())) {
                new TextRead(client, () -> WideTable.ALL + " where id = 4711").run();
            }
            return (System.nanoTime() - ready) / 1e9;
        }
    }

    private List<String> with(String another) {
        return Stream.concat(gatewayOptions.stream(), Stream.of(another)).toList();
    }
}
