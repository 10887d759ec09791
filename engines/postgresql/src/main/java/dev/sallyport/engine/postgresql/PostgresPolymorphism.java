package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The types that stand for others: in one call all of a family stand for one type.
 *
 * <p>As the server's documentation has it, chapter "Polymorphic Types".
 */
final class PostgresPolymorphism {
    private static final Set<String> EXACT =
            Set.of("anyelement", "anynonarray", "anyarray", "anyenum", "anyrange", "anymultirange");
    private static final Set<String> COMPATIBLE =
            Set.of("anycompatible", "anycompatiblenonarray", "anycompatiblearray");
    private static final Set<String> ARRAYS = Set.of("anyarray", "anycompatiblearray");
    private static final Set<String> RANGES = Set.of("anyrange", "anymultirange");
    private static final Set<String> FORMED = Set.of("anyenum", "anyrange", "anymultirange");
    private static final Set<String> NO_ARRAYS = Set.of("anynonarray", "anycompatiblenonarray");

    private final PostgresTypes types;
    private final PostgresCoercion coercion;

    PostgresPolymorphism(PostgresTypes types, PostgresCoercion coercion) {
        this.types = types;
        this.coercion = coercion;
    }

    private static boolean isArray(PostgresType type) {
        return isPseudo(type) && ARRAYS.contains(type.name());
    }

    /** Whether it stands for types of one form alone: arrays, enumerations, ranges. */
    static boolean isFormed(PostgresType type) {
        return isArray(type) || (isPseudo(type) && FORMED.contains(type.name()));
    }

    private static boolean isOfRanges(PostgresType type) {
        return isPseudo(type) && RANGES.contains(type.name());
    }

    /** Whether a type has the form that such a one stands for. */
    static boolean takes(PostgresType formed, PostgresType type) {
        return switch (formed.name()) {
            case "anyenum" -> PostgresTypes.isEnumeration(type);
            case "anyrange" -> PostgresRanges.isRange(type);
            case "anymultirange" -> PostgresRanges.isMultirange(type);
            default -> PostgresTypes.isArray(type) && PostgresTypes.isListed(type);
        };
    }

    private static boolean isPseudo(PostgresType type) {
        return type.kind() == PostgresType.Kind.PSEUDO;
    }

    /** What a call's families stand for, and its arguments as it then takes them. */
    record Bound(
            Optional<PostgresType> exact,
            Optional<PostgresType> compatible,
            List<PostgresType> arguments,
            PostgresTypes types) {
        /** The type that a declared one stands for in this call. */
        PostgresType type(PostgresType declared) {
            if (!isPseudo(declared)) {
                return declared;
            }
            Optional<PostgresType> family = EXACT.contains(declared.name())
                    ? exact
                    : COMPATIBLE.contains(declared.name()) ? compatible : Optional.of(declared);
            PostgresType element = family.orElseGet(() -> types.named("text"));
            return switch (declared.name()) {
                case "anyarray", "anycompatiblearray" -> types.arrayOf(element);
                case "anyrange" -> types.named(PostgresRanges.range(element));
                case "anymultirange" -> types.named(PostgresRanges.multirange(element));
                default -> element;
            };
        }
    }

    /** Whether the arguments of each family can stand for one type. */
    boolean fits(List<PostgresType> declared, List<PostgresType> given) {
        for (int i = 0; i < given.size(); i++) {
            PostgresType to = declared.get(i);
            PostgresType from = given.get(i);
            if (!isPseudo(to) || PostgresTypes.isUnknown(from)) {
                continue;
            }
            if ((isFormed(to) && !takes(to, from)) || (NO_ARRAYS.contains(to.name()) && PostgresTypes.isArray(from))) {
                return false;
            }
        }
        List<PostgresType> exact = elements(declared, given, EXACT);
        boolean ranges = declared.stream().anyMatch(PostgresPolymorphism::isOfRanges);
        return exact.stream().distinct().count() <= 1
                && (!ranges || exact.stream().allMatch(PostgresRanges::areOf))
                && elements(declared, given, COMPATIBLE).stream()
                                .map(PostgresType::category)
                                .distinct()
                                .count()
                        <= 1;
    }

    Bound bind(List<PostgresType> declared, List<PostgresType> given, Mark at) {
        Optional<PostgresType> exact = elements(declared, given, EXACT).stream().findFirst();
        List<PostgresType> compatible = elements(declared, given, COMPATIBLE);
        Optional<PostgresType> common =
                compatible.isEmpty() ? Optional.empty() : Optional.of(coercion.commonType(compatible, at));
        Bound open = new Bound(exact, common, List.of(), types);
        List<PostgresType> arguments = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            arguments.add(argument(open, declared.get(i), given.get(i), at));
        }
        return new Bound(exact, common, arguments, types);
    }

    private static PostgresType argument(Bound bound, PostgresType declared, PostgresType given, Mark at) {
        boolean alone = isFormed(declared) && bound.exact.isEmpty() && bound.compatible.isEmpty();
        if (alone && PostgresTypes.isUnknown(given)) {
            throw Unresolved.notUnderstood(
                    "an untyped literal stands where an array, a range or an enumeration is expected",
                    "types.resolution",
                    "cast it: `'{}'::text[]`",
                    at);
        }
        return bound.type(declared);
    }

    /** What the typed arguments of a family say that it stands for. */
    private List<PostgresType> elements(List<PostgresType> declared, List<PostgresType> given, Set<String> family) {
        List<PostgresType> elements = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            PostgresType type = given.get(i);
            boolean member =
                    isPseudo(declared.get(i)) && family.contains(declared.get(i).name());
            if (member && !PostgresTypes.isUnknown(type)) {
                elements.add(element(declared.get(i), type));
            }
        }
        return elements;
    }

    private PostgresType element(PostgresType declared, PostgresType given) {
        return switch (declared.name()) {
            case "anyarray", "anycompatiblearray" -> PostgresTypes.isArray(given) ? types.element(given) : given;
            case "anyrange", "anymultirange" -> types.named(PostgresRanges.element(given));
            default -> given;
        };
    }
}
