package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.evidence.SmithEnd.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts what became of the statements of `sqlsmith`; for many threads. */
final class SmithTally {
    private static final int SHOWN = 25;

    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final Map<String, Integer> stages = new TreeMap<>();
    private final Map<String, Integer> constructs = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private final Map<Kind, List<String>> kept = new EnumMap<>(Kind.class);
    private final List<String> leaks = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;
    private int uncompared;

    synchronized void count(String part, String sql, SmithEnd end) {
        kinds.merge(end.kind(), 1, Integer::sum);
        stages.merge(part + "\t" + end.kind() + "\t" + end.stage(), 1, Integer::sum);
        if (end.kind() != Kind.RAN) {
            String construct = end.stage() + "\t" + end.construct();
            constructs.merge(construct, 1, Integer::sum);
            examples.putIfAbsent(construct, sql);
        }
        if (end.kind() == Kind.BROKEN || end.kind() == Kind.HUNG || end.kind() == Kind.UNEXPLAINED) {
            String text = end + ": " + sql;
            kept.computeIfAbsent(end.kind(), _ -> new ArrayList<>()).add(text);
            System.err.println(text);
        }
    }

    synchronized void leaks(String leak) {
        leaks.add(leak);
        System.err.println("leaks: " + leak);
    }

    synchronized void differs(String difference) {
        differences.add(difference);
        System.err.println("differs: " + difference);
    }

    /** It went on beyond its text, so that its answers on several databases are compared. */
    synchronized void compared() {
        compared++;
    }

    /** An order that nothing settles cuts its answer, or it did not come in time. */
    synchronized void uncompared() {
        uncompared++;
    }

    synchronized int of(Kind kind) {
        return kinds.getOrDefault(kind, 0);
    }

    synchronized int all() {
        return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized String text() {
        return kinds + ", " + compared + " compared, " + uncompared
                + " times not for an open order, the clock or want of time";
    }

    /** How many ended at which stage, and the constructs most often refused, each with a statement. */
    synchronized List<String> table() {
        Stream<String> ends = stages.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(each -> each.getValue() + "\t" + each.getKey());
        Stream<String> refused = constructs.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .map(each -> each.getValue() + "\t" + each.getKey() + "\t"
                        + examples.getOrDefault(each.getKey(), "").replaceAll("\\s+", " "));
        return Stream.concat(ends, refused).toList();
    }

    /** Everything that must not be. */
    synchronized List<String> wrong() {
        return Stream.of(
                        leaks.stream(),
                        differences.stream(),
                        kept.values().stream().flatMap(List::stream))
                .flatMap(each -> each)
                .toList();
    }

    synchronized List<Figure> figures(int statements, double share) {
        int ran = of(Kind.RAN) + of(Kind.RAN_INTO);
        return List.of(
                Figure.atLeast("statements of sqlsmith through the gateway", all(), statements),
                Figure.none("statements that broke something", of(Kind.BROKEN)),
                Figure.none("statements without an answer in time", of(Kind.HUNG)),
                Figure.none("answers with a piece of what is masked or hidden", leaks.size()),
                Figure.none("answers that differ by what may not be seen", differences.size()),
                Figure.none("refusals without a stage, a reason or a next step", of(Kind.UNEXPLAINED)),
                Figure.share("of the statements run", ran, all(), share));
    }
}
