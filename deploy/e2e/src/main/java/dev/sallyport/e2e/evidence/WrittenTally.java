package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.generated.GeneratedRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what became of generated writes and definitions. */
final class WrittenTally {
    private static final double RUN = 30;
    private static final double CHANGING = 15;
    private static final int KEPT = 2_000;
    private static final Pattern REASON = Pattern.compile("reason: \"?([A-Z_]+)");
    private static final Pattern RULE = Pattern.compile("rule: \"([^\"]*)\"");

    private final Map<String, Integer> clauses = new TreeMap<>();
    private final Map<String, Integer> ends = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> strays = new ArrayList<>();
    private int asked;
    private int run;
    private int changing;
    private int late;

    void count(long number, GeneratedRead write, Aftermath first) {
        asked++;
        boolean isWhole = first.answer().isWhole();
        String end = isWhole ? "WHOLE" : reason(first.answer().end());
        ends.merge(end, 1, Integer::sum);
        changing += first.changed().isEmpty() ? 0 : 1;
        if (isWhole) {
            run++;
            write.clauses().forEach(clause -> clauses.merge(clause, 1, Integer::sum));
        } else if (failures.size() < KEPT) {
            failures.add(number + "\t" + end + "\t" + first.answer().end() + "\t" + write.sql());
        }
    }

    private static String reason(String end) {
        Matcher reason = REASON.matcher(end);
        Matcher rule = RULE.matcher(end);
        String name = reason.find() ? reason.group(1) : end.substring(0, Math.min(60, end.length()));
        return rule.find() ? name + " " + rule.group(1) : name;
    }

    /** Three answers were not compared, since one did not come in time. */
    void late() {
        late++;
    }

    void differs(String difference) {
        differences.add(difference);
    }

    /** A table changed that no effect states. */
    void strays(String stray) {
        strays.add(stray);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    List<String> differences() {
        List<String> all = new ArrayList<>(differences);
        all.addAll(strays);
        return all;
    }

    /** How the statements ended, and the clauses of those that ran. */
    String text() {
        return "ended " + ends + ", " + changing + " changed rows, " + late
                + " not compared for want of time; ran with " + clauses.size() + " clauses";
    }

    List<Figure> figures(int statements) {
        return List.of(
                Figure.atLeast("writes and definitions on three databases", asked, statements),
                Figure.none("answers and tables that differ by what may not be seen", differences.size()),
                Figure.none("tables changed that no effect states", strays.size()),
                Figure.share("of the statements run", run, asked, RUN),
                Figure.share("of the statements change rows", changing, asked, CHANGING));
    }
}
