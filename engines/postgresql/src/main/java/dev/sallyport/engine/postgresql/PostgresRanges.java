package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The ranges that the server brings along, and what they are ranges of. */
final class PostgresRanges {
    private static final List<Family> FAMILIES = List.of(
            new Family("int4", "int4range", "int4multirange"),
            new Family("int8", "int8range", "int8multirange"),
            new Family("numeric", "numrange", "nummultirange"),
            new Family("date", "daterange", "datemultirange"),
            new Family("timestamp", "tsrange", "tsmultirange"),
            new Family("timestamptz", "tstzrange", "tstzmultirange"));

    private static final Map<String, Family> BY_ELEMENT = by(Family::element);
    private static final Map<String, Family> BY_RANGE = by(Family::range);
    private static final Map<String, Family> BY_MULTIRANGE = by(Family::multirange);

    private PostgresRanges() {}

    private record Family(String element, String range, String multirange) {}

    private static Map<String, Family> by(Function<Family, String> name) {
        return FAMILIES.stream().collect(toUnmodifiableMap(name, Function.identity()));
    }

    static boolean isRange(PostgresType type) {
        return PostgresTypes.isServers(type) && BY_RANGE.containsKey(type.name());
    }

    static boolean isMultirange(PostgresType type) {
        return PostgresTypes.isServers(type) && BY_MULTIRANGE.containsKey(type.name());
    }

    /** Whether there are ranges of a type. */
    static boolean areOf(PostgresType element) {
        return PostgresTypes.isServers(element) && BY_ELEMENT.containsKey(element.name());
    }

    /** The name of what a range, or a set of ranges, is made of. */
    static String element(PostgresType ranges) {
        return family(isRange(ranges) ? BY_RANGE : BY_MULTIRANGE, ranges).element;
    }

    /** The name of the ranges of a type. */
    static String range(PostgresType element) {
        return family(BY_ELEMENT, element).range;
    }

    /** The name of the sets of ranges of a type. */
    static String multirange(PostgresType element) {
        return family(BY_ELEMENT, element).multirange;
    }

    private static Family family(Map<String, Family> families, PostgresType type) {
        Family family = families.get(type.name());
        if (family == null) {
            throw new IllegalArgumentException("`" + type.name() + "` has no ranges");
        }
        return family;
    }
}
