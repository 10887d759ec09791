package dev.sallyport.engine.testkit;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints, at the end of a run, which servers the tests met: `engine | server | version | ran | refused | skipped`. */
public final class ServerTable implements TestExecutionListener {
    static final String KEY = "sallyport.server";
    private static final TestTag REFUSED = TestTag.create("refused");

    private final Map<String, ServerKind> running = new ConcurrentHashMap<>();
    private final Map<ServerKind, Row> rows = new EnumMap<>(ServerKind.class);

    private final PrintStream out;

    public ServerTable() {
        this(System.out);
    }

    ServerTable(PrintStream out) {
        this.out = out;
    }

    private static final class Row {
        private String version = "-";
        private int ran;
        private int refused;
        private int skipped;
    }

    @Override
    public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        @Nullable String value = entry.getKeyValuePairs().get(KEY);
        if (value != null) {
            String[] parts = value.split("=", 2);
            ServerKind kind = kind(parts[0]);
            row(kind).version = parts[1];
            running.put(test.getUniqueId(), kind);
        }
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        @Nullable ServerKind kind = running.remove(test.getUniqueId());
        if (kind != null) {
            row(kind).ran++;
            row(kind).refused += test.getTags().contains(REFUSED) ? 1 : 0;
        } else if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            result.getThrowable().map(Throwable::getMessage).ifPresent(reason -> executionSkipped(test, reason));
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        for (ServerKind kind : ServerKind.values()) {
            if (reason.startsWith(kind.key())) {
                row(kind).skipped++;
            }
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        if (rows.values().stream().anyMatch(row -> row.ran + row.skipped > 0)) {
            out.print(table());
        }
    }

    private String table() {
        StringBuilder table = new StringBuilder("engine | server | version | ran | refused | skipped\n");
        rows.forEach((kind, row) -> table.append(String.join(
                        " | ",
                        kind.engine().key(),
                        kind.product(),
                        row.version,
                        Integer.toString(row.ran),
                        Integer.toString(row.refused),
                        Integer.toString(row.skipped)))
                .append('\n'));
        return table.toString();
    }

    private Row row(ServerKind kind) {
        return rows.computeIfAbsent(kind, _ -> new Row());
    }

    private static ServerKind kind(String key) {
        for (ServerKind kind : ServerKind.values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("server `" + key + "` is not known");
    }
}
