package dev.sallyport.e2e.analysed;

import java.util.ArrayList;
import java.util.List;

/** Statements that were compared, and those that mean something else to the server than to the engine. Thread-safe. */
public final class AnalysisTally {
    private final List<String> differences = new ArrayList<>();
    private final List<String> unprepared = new ArrayList<>();
    private long compared;
    private long refused;

    synchronized void compared(String sql, Comparison comparison) {
        compared++;
        if (!comparison.isSame()) {
            differences.add(sql + "\n  server: " + comparison.server() + "\n  engine: " + comparison.engine());
        }
    }

    /** What cannot be brought into the form of the comparison counts as different. */
    synchronized void failed(String sql, RuntimeException failure) {
        compared++;
        differences.add(sql + "\n  " + failure);
    }

    synchronized void refused() {
        refused++;
    }

    synchronized void unprepared(String sql) {
        unprepared.add(sql);
    }

    public synchronized long compared() {
        return compared;
    }

    /** Each statement with what it means to both. */
    public synchronized List<String> differences() {
        return List.copyOf(differences);
    }

    /** Statements that the engine takes and the server does not. */
    public synchronized List<String> unprepared() {
        return List.copyOf(unprepared);
    }

    /** All counts. */
    public synchronized String text() {
        return compared + " compared, " + differences.size() + " differ, " + refused + " refused, " + unprepared.size()
                + " taken by the engine alone";
    }
}
