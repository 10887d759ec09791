package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.generated.GeneratedRead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Counts what became of generated statements; for many threads. */
final class GeneratedTally {
    private static final double RUN = 80;
    private static final double ROWS = 50;
    /** Of all statements, how many must have each clause: 500 of 100,000. */
    private static final double EACH_CLAUSE = 0.005;

    private static final int KEPT = 400;
    private static final Pattern REASON = Pattern.compile("reason: \"?([A-Z_]+)");

    private final Map<String, Integer> clauses = new TreeMap<>();
    private final Map<String, Integer> ends = new TreeMap<>();
    private final FormsRun forms = new FormsRun();
    private final List<String> failures = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private int asked;
    private int run;
    private int withRows;
    private int whole;
    private int late;

    /** @param listed clauses that must not be missing, even where no statement has them */
    GeneratedTally(Set<String> listed) {
        listed.forEach(clause -> clauses.put(clause, 0));
    }

    synchronized void count(long number, GeneratedRead read, Answered answer) {
        asked++;
        whole += answer.isWhole() ? 1 : 0;
        withRows += answer.isWhole() && !answer.rows().isEmpty() ? 1 : 0;
        String end = answer.isWhole() ? "WHOLE" : reason(answer.end());
        ends.merge(end, 1, Integer::sum);
        boolean hasRun = answer.isWhole() || end.equals("BAD_VALUE");
        forms.count(read.forms(), hasRun);
        if (hasRun) {
            run++;
            read.clauses().forEach(clause -> clauses.merge(clause, 1, Integer::sum));
        }
        if (!answer.isWhole() && failures.size() < KEPT) {
            failures.add(number + "\t" + end + "\t" + answer.end() + "\t" + read.sql());
        }
    }

    private static String reason(String end) {
        Matcher found = REASON.matcher(end);
        return found.find() ? found.group(1) : end.substring(0, Math.min(60, end.length()));
    }

    /** Two answers were not compared, since one did not come in time. */
    synchronized void late() {
        late++;
    }

    synchronized void differs(String difference) {
        differences.add(difference);
    }

    synchronized List<String> failures() {
        return Stream.concat(forms.never().stream().map(form -> "never runs: " + form), failures.stream())
                .toList();
    }

    synchronized List<String> differences() {
        return List.copyOf(differences);
    }

    /** How many clauses there are, the rarest of them, and how the statements ended. */
    synchronized String text() {
        List<String> rarest = clauses.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .limit(12)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        return clauses.size() + " clauses, the rarest " + rarest + "; ended " + ends + ", " + whole + " whole, " + late
                + " pairs of answers not compared for want of time";
    }

    /**
     * The figures of many statements, or of a small sample, in which not every clause needs to come.
     *
     * @param sample so many clauses must come in a sample; 0 for many statements
     */
    synchronized List<Figure> figures(int statements, int sample) {
        int rarest = clauses.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        long present = clauses.values().stream().filter(count -> count > 0).count();
        int often = (int) (EACH_CLAUSE * statements);
        Figure clause = sample > 0
                ? Figure.atLeast("of " + clauses.size() + " clauses present", present, sample)
                : Figure.atLeast("of them have the rarest of " + clauses.size() + " clauses", rarest, often);
        return List.of(
                Figure.atLeast("statements on three databases", asked, statements),
                Figure.none("answers that differ by what may not be seen", differences.size()),
                Figure.share("of the statements run", run, asked, RUN),
                Figure.share("of the statements give rows", withRows, asked, ROWS),
                clause,
                Figure.none(
                        "forms of expressions that are made but never run",
                        forms.never().size()));
    }
}
