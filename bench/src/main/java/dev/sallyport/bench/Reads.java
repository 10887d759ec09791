package dev.sallyport.bench;

import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.ChildGateway;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Point reads by primary key at one concurrency: JDBC and the gateway take turns. */
final class Reads implements AutoCloseable {
    /** So many callers share one connection to the gateway. */
    private static final int CALLERS = 8;

    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(4);

    private final Stand stand;
    private final ChildGateway gateway;
    private final int callers;
    private final List<Sallyport> clients = new ArrayList<>();

    Reads(Stand stand, ChildGateway gateway, int callers) {
        this.stand = stand;
        this.gateway = gateway;
        this.callers = callers;
    }

    /** Reads until the gateway is as warm as one that has served for a while. */
    void warmUp() throws Exception {
        try (Subject through = through()) {
            Load.warmUp(stand.scale(), through, stand.scale().commonWarmUpOperations(), LONGEST_WARM_UP);
        }
    }

    /** With the costs that no gateway can avoid, where one caller shows them. */
    void measure(Report report) throws Exception {
        report.heading("point read by primary key, c=" + callers
                + " (direct: JDBC, one connection a caller, the gateway's" + " role, TLS verify-full)");
        if (callers == 1) {
            measureOne(report);
        } else {
            measureMany(report);
        }
    }

    private void measureOne(Report report) throws Exception {
        try (ChildEcho server = stand.echo(List.of());
                Subject direct = direct(stand, 1);
                Subject echo = new Subject("echo, gRPC over TLS", List.of(new EchoCall(tokenless(server.port()))));
                Subject flush =
                        new Subject("fdatasync", List.of(new Flush(stand.rig().folder())));
                Subject through = through()) {
            takeTurns(
                    report,
                    List.of(direct, echo, flush, through),
                    List.of(server.process().toHandle()));
            double unavoidable = direct.p50() + echo.p50() + 2 * flush.p50();
            report.add(Figure.atMost("c1.p50/(direct+echo+2*fdatasync)", through.p50() / unavoidable, 1.5));
            report.add(Figure.of("c1.p50/direct", through.p50() / direct.p50()));
            report.add(Figure.of("c1.added-us", through.p50() - direct.p50()));
        }
    }

    private void measureMany(Report report) throws Exception {
        try (Subject direct = direct(stand, callers);
                Subject through = through()) {
            takeTurns(report, List.of(direct, through), List.of());
            double p50 = through.p50() / direct.p50();
            double operations = through.operationsPerSecond() / direct.operationsPerSecond();
            boolean isBounded = callers == 32;
            String name = "c" + callers;
            report.add(isBounded ? Figure.atMost(name + ".p50/direct", p50, 8) : Figure.of(name + ".p50/direct", p50));
            report.add(
                    isBounded
                            ? Figure.atLeast(name + ".operations/direct", operations, 0.12)
                            : Figure.of(name + ".operations/direct", operations));
            report.add(Figure.of(name + ".p99/p50", through.p99() / through.p50()));
        }
    }

    private void takeTurns(Report report, List<Subject> subjects, List<ProcessHandle> others) throws Exception {
        Load.warmUp(stand.scale(), subjects);
        try (Connection watch = stand.rig().direct()) {
            CpuClock clock =
                    new CpuClock(gateway.process().toHandle(), stand.peer().process(watch), others);
            Load.takeTurns(stand.scale(), subjects);
            CpuClock.Reading used = clock.read();
            report.table(subjects);
            long calls = subjects.getLast().count();
            report.add(Figure.of(
                    "c" + callers + ".gateway-cpu-us/operation", used.gateway().toNanos() / 1e3 / calls));
            report.add(Figure.of("c" + callers + ".foreign-cpu", used.foreign()));
        }
    }

    /** JDBC alone. */
    static Subject direct(Stand stand, int callers) throws SQLException {
        List<DirectRead> reads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            reads.add(new DirectRead(stand.rig().direct(), stand.scale().rows()));
        }
        return new Subject("direct JDBC", reads);
    }

    private Subject through() throws IOException {
        List<GatewayRead> reads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            if (i % CALLERS == 0) {
                clients.add(stand.rig().agent(gateway.dataPort()));
            }
            reads.add(new GatewayRead(
                    clients.getLast(), stand.peer(), stand.scale().rows()));
        }
        return new Subject("gateway", reads);
    }

    private Sallyport tokenless(int port) throws IOException {
        clients.add(stand.rig().tokenless(port));
        return clients.getLast();
    }

    @Override
    public void close() {
        clients.forEach(Sallyport::close);
    }
}
