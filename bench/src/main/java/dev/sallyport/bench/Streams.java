package dev.sallyport.bench;

import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.ChildGateway;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** All rows of the wide table, masked: plain JDBC with the very statement that the gateway sends, and the gateway. */
final class Streams {
    private final Stand stand;
    private final ChildGateway gateway;
    private final List<StreamTimes> direct = new ArrayList<>();
    private final List<StreamTimes> through = new ArrayList<>();

    Streams(Stand stand, ChildGateway gateway) {
        this.stand = stand;
        this.gateway = gateway;
    }

    void measure(Report report) throws Exception {
        String sql = MaskedSql.of(stand.rig(), stand.peer(), WideTable.ALL);
        try (JdbcStream jdbc =
                        new JdbcStream(stand.rig().direct(), sql, stand.peer().settings());
                Sallyport client = stand.rig().agent(gateway.dataPort());
                Connection watch = stand.rig().direct()) {
            GatewayStream stream = new GatewayStream(client, stand.scale().rows());
            int fetchSize = fastest(jdbc, stand.peer().fetchSizes());
            report.heading("masked stream of " + stand.scale().rows() + " x 10 over TLS (direct: the same masked SQL by"
                    + " JDBC, fetch size " + fetchSize + ")");
            var _ = stream.read();
            CpuClock clock =
                    new CpuClock(gateway.process().toHandle(), stand.peer().process(watch), List.of());
            for (int i = 0; i < stand.scale().streamRounds(); i++) {
                direct.add(jdbc.read(fetchSize));
                through.add(stream.read());
            }
            report(report, clock.read());
        }
    }

    /** Reads once with each, which also warms. */
    private static int fastest(JdbcStream jdbc, List<Integer> sizes) throws Exception {
        var _ = jdbc.read(sizes.getFirst());
        int fastest = 0;
        long least = Long.MAX_VALUE;
        for (int size : sizes) {
            long took = jdbc.read(size).allNanos();
            fastest = took < least ? size : fastest;
            least = Math.min(took, least);
        }
        return fastest;
    }

    private void report(Report report, CpuClock.Reading used) {
        double rows = stand.scale().rows();
        double directAll = millis(direct, StreamTimes::allNanos);
        double all = millis(through, StreamTimes::allNanos);
        double directFirst = millis(direct, StreamTimes::firstNanos);
        double first = millis(through, StreamTimes::firstNanos);
        report.line("direct  %.0f rows/s, first row after %.1f ms".formatted(rows / directAll * 1e3, directFirst));
        report.line("gateway %.0f rows/s, first batch after %.1f ms".formatted(rows / all * 1e3, first));
        report.add(Figure.atLeast("stream.rows/direct", directAll / all, 0.75));
        report.add(Figure.atMost("stream.first-batch-minus-first-row-ms", first - directFirst, 15));
        double cpu = used.gateway().toNanos() / 1e3 / rows / through.size();
        report.add(Figure.of("stream.gateway-cpu-us/row", cpu));
        report.add(Figure.of("stream.foreign-cpu", used.foreign()));
    }

    private static double millis(List<StreamTimes> times, ToLongFunction<StreamTimes> figure) {
        return Medians.of(times.stream()
                .mapToDouble(each -> figure.applyAsLong(each) / 1e6)
                .toArray());
    }
}
