package dev.sallyport.engine.postgresql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Chooses among the functions or operators of one name by the types of their arguments.
 *
 * <p>The steps are those of the server's documentation, chapter "Type Conversion"; what they leave ambiguous has no choice.
 */
final class PostgresOverloads<T> {
    private final PostgresCoercion coercion;
    private final List<PostgresType> given;

    PostgresOverloads(PostgresCoercion coercion, List<PostgresType> given) {
        this.coercion = coercion;
        this.given = List.copyOf(given);
    }

    /** One function or operator with the types that it takes. */
    record Candidate<T>(T item, List<PostgresType> arguments) {
        Candidate {
            arguments = List.copyOf(arguments);
        }

        private PostgresType argument(int i) {
            return arguments.get(i);
        }
    }

    Optional<Candidate<T>> choose(List<Candidate<T>> all) {
        Optional<Candidate<T>> exact = exact(all, given);
        return exact.isPresent()
                ? exact
                : resolve(all.stream().filter(this::isApplicable).toList());
    }

    /** The candidate that takes exactly these types. */
    static <T> Optional<Candidate<T>> exact(List<Candidate<T>> all, List<PostgresType> types) {
        return all.stream()
                .filter(candidate -> candidate.arguments.equals(types))
                .findFirst();
    }

    private boolean isApplicable(Candidate<T> candidate) {
        return everywhere(i -> coercion.isImplicit(given.get(i), candidate.argument(i)));
    }

    private Optional<Candidate<T>> resolve(List<Candidate<T>> applicable) {
        List<Candidate<T>> left = most(applicable, (candidate, i) -> isExact(candidate, i));
        left = most(left, (candidate, i) -> isExact(candidate, i) || isPreferred(candidate, i));
        if (left.size() > 1 && given.stream().anyMatch(PostgresTypes::isUnknown)) {
            left = byCategory(left);
            left = left.size() > 1 ? byTheOneKnownType(left) : left;
        }
        return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
    }

    private interface Match<T> {
        boolean holds(Candidate<T> candidate, int position);
    }

    private boolean isExact(Candidate<T> candidate, int i) {
        return !PostgresTypes.isUnknown(given.get(i))
                && given.get(i).oid() == candidate.argument(i).oid();
    }

    private boolean isPreferred(Candidate<T> candidate, int i) {
        PostgresType type = candidate.argument(i);
        return !PostgresTypes.isUnknown(given.get(i))
                && type.preferred()
                && type.category() == given.get(i).category();
    }

    /** The candidates that match at the most positions. */
    private List<Candidate<T>> most(List<Candidate<T>> candidates, Match<T> match) {
        long best =
                candidates.stream().mapToLong(each -> count(each, match)).max().orElse(0);
        return candidates.stream().filter(each -> count(each, match) == best).toList();
    }

    private long count(Candidate<T> candidate, Match<T> match) {
        long matches = 0;
        for (int i = 0; i < given.size(); i++) {
            matches += match.holds(candidate, i) ? 1 : 0;
        }
        return matches;
    }

    /** What an untyped literal can be: a string where any candidate takes one, else the category that all share. */
    private List<Candidate<T>> byCategory(List<Candidate<T>> candidates) {
        List<Predicate<Candidate<T>>> tests = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (PostgresTypes.isUnknown(given.get(i))) {
                Optional<Predicate<Candidate<T>>> test = categoryTest(candidates, i);
                if (test.isEmpty()) {
                    return candidates;
                }
                tests.add(test.get());
            }
        }
        List<Candidate<T>> kept = candidates.stream()
                .filter(candidate -> tests.stream().allMatch(test -> test.test(candidate)))
                .toList();
        return kept.isEmpty() ? candidates : kept;
    }

    private Optional<Predicate<Candidate<T>>> categoryTest(List<Candidate<T>> candidates, int i) {
        Set<Character> categories = new HashSet<>();
        candidates.forEach(candidate -> categories.add(candidate.argument(i).category()));
        if (categories.size() > 1 && !categories.contains('S')) {
            return Optional.empty();
        }
        char category = categories.contains('S') ? 'S' : categories.iterator().next();
        boolean preferred = candidates.stream()
                .map(candidate -> candidate.argument(i))
                .anyMatch(type -> type.category() == category && type.preferred());
        return Optional.of(candidate -> candidate.argument(i).category() == category
                && (!preferred || candidate.argument(i).preferred()));
    }

    /** Where all typed arguments have one type, the untyped ones are taken to have it too. */
    private List<Candidate<T>> byTheOneKnownType(List<Candidate<T>> candidates) {
        List<PostgresType> known = given.stream()
                .filter(type -> !PostgresTypes.isUnknown(type))
                .distinct()
                .toList();
        if (known.size() != 1) {
            return candidates;
        }
        return candidates.stream()
                .filter(candidate -> everywhere(i -> coercion.isImplicit(known.getFirst(), candidate.argument(i))))
                .toList();
    }

    private boolean everywhere(Predicate<Integer> test) {
        for (int i = 0; i < given.size(); i++) {
            if (!test.test(i)) {
                return false;
            }
        }
        return true;
    }
}
