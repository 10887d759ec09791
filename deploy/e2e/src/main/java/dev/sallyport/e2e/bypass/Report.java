package dev.sallyport.e2e.bypass;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** The verdicts of all cases on all servers: a line for each that did not simply pass, a table, and one line for machines. */
final class Report {
    /** Of a case that no server was asked for. */
    static final String NOWHERE = "";

    private final Map<Case, Map<String, Verdict>> verdicts = new LinkedHashMap<>();

    /** Adds what is found of a case on a server, for example `18`. */
    void add(Case one, String server, Verdict verdict) {
        verdicts.computeIfAbsent(one, _ -> new LinkedHashMap<>()).put(server, verdict);
    }

    /** Prints everything; the line for machines is the last. */
    void print(PrintStream out) {
        verdicts.forEach((one, byServer) -> lines(one, byServer).forEach(out::println));
        printTable(out);
        out.println(json());
    }

    private static List<String> lines(Case one, Map<String, Verdict> byServer) {
        Map<String, Set<String>> serversByText = new LinkedHashMap<>();
        byServer.forEach((server, verdict) -> {
            if (!verdict.isPassed()) {
                serversByText
                        .computeIfAbsent(verdict.text(), _ -> new LinkedHashSet<>())
                        .add(server);
            }
        });
        List<String> lines = new ArrayList<>();
        serversByText.forEach(
                (text, servers) -> ids(one, byServer, servers::contains).forEach(id -> lines.add(line(id, one, text))));
        return lines;
    }

    private static String line(String id, Case one, String text) {
        return (id + " " + one.expected().word() + " " + text).replaceAll("\\s+", " ");
    }

    /** Counts each case once for each server. */
    private void printTable(PrintStream out) {
        Map<String, Map<Outcome, Integer>> table = new TreeMap<>();
        verdicts.forEach((one, byServer) -> byServer.values()
                .forEach(verdict -> table.computeIfAbsent(one.category(), _ -> new EnumMap<>(Outcome.class))
                        .merge(verdict.outcome(), 1, Integer::sum)));
        StringBuilder head = new StringBuilder(String.format("%-12s", "category"));
        for (Outcome outcome : Outcome.values()) {
            head.append(String.format("%14s", outcome.word()));
        }
        out.println(head);
        table.forEach((category, counts) -> {
            StringBuilder line = new StringBuilder(String.format("%-12s", category));
            for (Outcome outcome : Outcome.values()) {
                line.append(String.format("%14d", counts.getOrDefault(outcome, 0)));
            }
            out.println(line);
        });
    }

    /** One JSON document in one line; an id stands alone when it is about every server, and else once for each as `id@server`. */
    String json() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cases", verdicts.size());
        figures.put(
                "passed", verdicts.values().stream().filter(Report::isPassed).count());
        figures.put("missed", list(Outcome.MISSED));
        figures.put("over_blocked", list(Outcome.OVER_BLOCKED));
        figures.put("refused", list(Outcome.REFUSED));
        figures.put("deferred", list(Outcome.DEFERRED));
        figures.put("not_shown", list(Outcome.NOT_SHOWN));
        figures.put("skipped", list(Outcome.SKIPPED));
        figures.put("pair_differences", pairDifferences());
        figures.put("state_changed", stateChanges());
        return JsonMapper.shared().writeValueAsString(figures);
    }

    Tally tally() {
        List<Verdict> maskable = new ArrayList<>();
        verdicts.forEach((one, byServer) -> {
            if (one.expected() == Expected.ALLOWED_MASKED) {
                byServer.values().stream()
                        .filter(verdict ->
                                verdict.outcome() != Outcome.SKIPPED && verdict.outcome() != Outcome.NOT_SHOWN)
                        .forEach(maskable::add);
            }
        });
        return new Tally(
                verdicts.size() - list(Outcome.SKIPPED).size(),
                list(Outcome.MISSED),
                list(Outcome.OVER_BLOCKED),
                pairDifferences(),
                stateChanges(),
                list(Outcome.DEFERRED),
                list(Outcome.NOT_SHOWN),
                maskable.size(),
                (int) maskable.stream().filter(Verdict::isPassed).count());
    }

    /** Whether nothing came through, nothing was kept back, nothing differed and nothing changed. */
    boolean isGood() {
        return list(Outcome.MISSED).isEmpty()
                && list(Outcome.OVER_BLOCKED).isEmpty()
                && pairDifferences().isEmpty()
                && stateChanges().isEmpty();
    }

    /** On every server that was asked, and on one at least. */
    private static boolean isPassed(Map<String, Verdict> byServer) {
        Collection<Verdict> asked = byServer.values().stream()
                .filter(verdict -> verdict.outcome() != Outcome.SKIPPED)
                .toList();
        return !asked.isEmpty() && asked.stream().allMatch(Verdict::isPassed);
    }

    private List<String> list(Outcome outcome) {
        return list(verdict -> verdict.outcome() == outcome);
    }

    private List<String> pairDifferences() {
        return list(verdict -> verdict.pair().isPresent());
    }

    private List<String> stateChanges() {
        return list(verdict -> verdict.state().isPresent());
    }

    private List<String> list(Predicate<Verdict> which) {
        List<String> ids = new ArrayList<>();
        verdicts.forEach((one, byServer) -> ids.addAll(ids(one, byServer, server -> which.test(byServer.get(server)))));
        return ids;
    }

    private static List<String> ids(Case one, Map<String, Verdict> byServer, Predicate<String> which) {
        List<String> servers = byServer.keySet().stream().filter(which).toList();
        return servers.size() == byServer.size()
                ? List.of(one.id())
                : servers.stream().map(server -> one.id() + "@" + server).toList();
    }
}
