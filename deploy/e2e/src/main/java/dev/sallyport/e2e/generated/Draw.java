package dev.sallyport.e2e.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** The chances of one statement, and the clauses that it came to have. */
final class Draw {
    private final Random random;
    private final Set<String> clauses = new TreeSet<>();
    private final Set<String> forms = new TreeSet<>();
    private int names;

    Draw(Random random) {
        this.random = random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True so many times in a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One by its weight. */
    <T> T of(List<T> choices, ToIntFunction<T> weight) {
        int left = random.nextInt(choices.stream().mapToInt(weight).sum());
        for (T choice : choices) {
            left -= weight.applyAsInt(choice);
            if (left < 0) {
                return choice;
            }
        }
        throw new IllegalStateException("weights changed while they were summed");
    }

    Production of(List<Production> productions, String otherwise) {
        if (productions.isEmpty()) {
            throw new IllegalArgumentException("no production of " + otherwise);
        }
        return of(productions, Production::weight);
    }

    /** Some of them, at least one, in any order. */
    <T> List<T> some(List<T> all, int most) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + below(Math.min(most, shuffled.size())));
    }

    /** A text, counted as a clause. */
    String clause(String name, String text) {
        clauses.add(name);
        return text;
    }

    /** A name that nothing else in the statement has. */
    String name(String prefix) {
        names++;
        return prefix + names;
    }

    /** A production is used. */
    void form(Production production) {
        clauses.add(production.clause());
        forms.add(production.text());
    }

    /** The texts of the productions that were used. */
    Set<String> forms() {
        return Set.copyOf(forms);
    }

    Set<String> clauses() {
        return Set.copyOf(clauses);
    }
}
