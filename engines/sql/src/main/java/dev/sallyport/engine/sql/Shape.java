package dev.sallyport.engine.sql;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is read of one class of the parser, and what of it must be empty: a part that nobody reads is how meaning gets
 * lost. A test holds each shape against every accessor that the class has.
 *
 * @param read accessors that the mapper reads
 * @param derived accessors that only repeat what others say
 * @param empty accessors that must say null, false, zero or nothing, by the words of their construct; always looked at in
 *     the same order, so that one statement has one refusal
 */
record Shape<T>(Class<T> type, Set<String> read, Set<String> derived, Map<String, Absence<T>> empty) {

    /** One part that must be empty. */
    record Absence<T>(String construct, Function<T, @Nullable Object> part) {}

    static <T> Shape<T> of(Class<T> type) {
        return new Shape<>(type, Set.of(), Set.of(), Map.of());
    }

    Shape<T> reads(String... accessors) {
        return new Shape<>(type, with(read, accessors), derived, empty);
    }

    Shape<T> derives(String... accessors) {
        return new Shape<>(type, read, with(derived, accessors), empty);
    }

    Shape<T> lacks(String construct, String accessor, Function<T, @Nullable Object> part) {
        Map<String, Absence<T>> more = new LinkedHashMap<>(empty);
        more.put(accessor, new Absence<>(construct, part));
        return new Shape<>(type, read, derived, Collections.unmodifiableMap(more));
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }

    /** Refuses a node of another class, and one with a part that is not read. */
    void check(Object node) throws NotRead {
        if (node.getClass() != type) {
            throw NotRead.unsupported(words(node.getClass().getSimpleName()));
        }
        for (Absence<T> absence : empty.values()) {
            if (!isEmpty(absence.part().apply(type.cast(node)))) {
                throw NotRead.unsupported(absence.construct());
            }
        }
    }

    private static boolean isEmpty(@Nullable Object part) {
        return switch (part) {
            case null -> true;
            case Boolean flag -> !flag;
            case String text -> text.isEmpty();
            case Collection<?> parts -> parts.isEmpty();
            case Number number -> number.intValue() == 0;
            case Object _ -> false;
        };
    }

    /** The name of a class as words: {@code ParenthesedSelect} is {@code parenthesed select}. */
    static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
