package dev.sallyport.e2e.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts in how many statements each form of an expression came, and in how many of them that ran. */
final class FormsRun {
    /** Of so many statements with a form some run, whatever else is wrong with them. */
    private static final int ENOUGH = 20;

    private final Map<String, Integer> made = new TreeMap<>();
    private final Map<String, Integer> run = new TreeMap<>();

    void count(Set<String> forms, boolean hasRun) {
        for (String form : forms) {
            made.merge(form, 1, Integer::sum);
            run.merge(form, hasRun ? 1 : 0, Integer::sum);
        }
    }

    /** Those that came often and never ran: nothing is measured of them. */
    List<String> never() {
        List<String> never = new ArrayList<>();
        made.forEach((form, count) -> {
            if (count >= ENOUGH && run.getOrDefault(form, 0) == 0) {
                never.add(form);
            }
        });
        return never;
    }
}
