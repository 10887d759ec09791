package dev.sallyport.engine.mongodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** The operators that may be used, by how their arguments are written. */
final class Operators {
    static final Operators EXPRESSIONS = load("expressions.txt");
    static final Operators ACCUMULATORS = load("accumulators.txt");

    private final Map<String, List<Form>> forms;

    /** A way to write the arguments of an operator. */
    sealed interface Form {
        record One() implements Form {}

        record InOrder(int least, int most) implements Form {}

        record ByName(List<Name> names) implements Form {}

        record None() implements Form {}
    }

    /** A name of an argument, and whether the server takes no expression there. */
    record Name(String name, boolean optional, boolean constant) {}

    private Operators(Map<String, List<Form>> forms) {
        this.forms = forms;
    }

    /** None where the operator may not be used. */
    List<Form> forms(String operator) {
        return forms.getOrDefault(operator, List.of());
    }

    SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(forms.keySet()));
    }

    private static Operators load(String resource) {
        try (InputStream text = Objects.requireNonNull(Operators.class.getResourceAsStream(resource))) {
            Map<String, List<Form>> forms = new HashMap<>();
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(forms, List.of(line.split(" ", -1))));
            return new Operators(Map.copyOf(forms));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Map<String, List<Form>> forms, List<String> words) {
        if (words.getFirst().equals("named")) {
            Form form =
                    new Form.ByName(words.stream().skip(2).map(Operators::name).toList());
            forms.computeIfAbsent(words.get(1), _ -> new ArrayList<>()).add(form);
            return;
        }
        Form form = positional(words.getFirst());
        words.stream()
                .skip(1)
                .forEach(operator ->
                        forms.computeIfAbsent(operator, _ -> new ArrayList<>()).add(form));
    }

    private static Name name(String word) {
        String name = word.replace("?", "").replace("!", "");
        return new Name(name, word.contains("?"), word.contains("!"));
    }

    private static Form positional(String word) {
        if (word.equals("one")) {
            return new Form.One();
        }
        if (word.equals("none")) {
            return new Form.None();
        }
        if (word.endsWith("+")) {
            return new Form.InOrder(Integer.parseInt(word.substring(0, word.length() - 1)), Integer.MAX_VALUE);
        }
        int dash = word.indexOf('-');
        int least = Integer.parseInt(dash < 0 ? word : word.substring(0, dash));
        return new Form.InOrder(least, dash < 0 ? least : Integer.parseInt(word.substring(dash + 1)));
    }
}
