package dev.sallyport.bench;

import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.ChildGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A reader that takes its time: the gateway must hold back the database, not the rows. */
final class SlowReader {
    private static final String HEAP = "-Xmx256m";
    private static final long PAUSE_MILLIS = 5;
    private static final int LOOKS = 3;
    private static final double MIB = 1 << 20;

    private final Stand stand;
    private double most;
    private int looks;

    SlowReader(Stand stand) {
        this.stand = stand;
    }

    void measure(Report report) throws Exception {
        report.heading("slow reader: " + PAUSE_MILLIS + " ms a batch, gateway with " + HEAP);
        try (ChildGateway gateway = stand.gateway(List.of(HEAP));
                Sallyport client = stand.rig().agent(gateway.dataPort())) {
            GatewayStream stream = new GatewayStream(client, stand.scale().rows());
            var _ = stream.read();
            double before = liveMebibytes(gateway);
            var _ = stream.read(rows -> pause(gateway, rows));
            report.add(Figure.atMost("slow-reader.heap-growth-mib", most - before, 32));
            report.add(Figure.of("slow-reader.heap-mib", most));
            report.add(Figure.of(
                    "slow-reader.rss-mib",
                    Processes.residentBytes(gateway.process().pid()) / MIB));
        }
    }

    /** Waits, and looks at the heap a few times on the way. */
    private void pause(ChildGateway gateway, long rows) {
        try {
            Thread.sleep(PAUSE_MILLIS);
            if (rows > (looks + 1) * stand.scale().rows() / (LOOKS + 1)) {
                looks++;
                most = Math.max(most, liveMebibytes(gateway));
            }
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException("the heap cannot be looked at", e);
        }
    }

    /** What survives a full collection. */
    private static double liveMebibytes(ChildGateway gateway) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(gateway.process().pid()),
                        "GC.class_histogram")
                .start();
        try (var lines = jcmd.inputReader(StandardCharsets.UTF_8).lines()) {
            String total = lines.filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd told no total"));
            return Long.parseLong(total.trim().split(" +", -1)[2]) / MIB;
        } finally {
            var _ = jcmd.waitFor();
        }
    }
}
