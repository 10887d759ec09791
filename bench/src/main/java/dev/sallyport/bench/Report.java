package dev.sallyport.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints figures as they come, and all of them in one line of JSON at the end. */
final class Report {
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    void heading(String text) {
        out.printf("%n%s%n", text);
    }

    void line(String text) {
        out.println("  " + text);
    }

    void add(Figure figure) {
        figures.add(figure);
        String verdict = figure.isBounded() ? figure.isShort() ? "short" : "ok" : "";
        out.printf("  %-44s %12s  %-9s %s%n", figure.name(), figure.valueText(), figure.boundText(), verdict)
                .flush();
    }

    /** Latencies and throughput of what took turns. */
    void table(List<Subject> subjects) {
        out.printf("  %-22s %10s %10s %12s%n", "", "p50 us", "p99 us", "operations/s");
        for (Subject subject : subjects) {
            out.printf(
                            "  %-22s %10.0f %10.0f %12.0f%n",
                            subject.name(), subject.p50(), subject.p99(), subject.operationsPerSecond())
                    .flush();
        }
    }

    /** @param quick whether it was a small sample, which shows that things work rather than how fast they are */
    void end(boolean quick) {
        out.printf("%n%s%n", json(quick)).flush();
    }

    private String json(boolean quick) {
        return figures.stream().map(Report::json).collect(Collectors.joining(", ", "{\"quick\": " + quick + ", ", "}"));
    }

    private static String json(Figure figure) {
        String bound =
                figure.isBounded() ? ", \"bound\": \"" + figure.boundText() + "\", \"ok\": " + !figure.isShort() : "";
        return "\"" + figure.name() + "\": {\"value\": " + figure.valueText() + bound + "}";
    }
}
