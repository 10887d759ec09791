package dev.sallyport.e2e.generated;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** PostgreSQL. */
public final class PostgresDialect implements Dialect {
    /** Files of expressions, with the first version of a server that has them. */
    private static final Map<String, Integer> EXPRESSIONS = new TreeMap<>(Map.of(
            "expressions.txt", 0,
            "defined.txt", 0,
            "ranges.txt", 0,
            "addresses.txt", 0,
            "search.txt", 0,
            "sqljson.txt", 0,
            "sqljson-16.txt", 16,
            "sqljson-17.txt", 17));

    private static final Map<String, Integer> AGGREGATES =
            new TreeMap<>(Map.of("aggregates.txt", 0, "aggregates-16.txt", 16));

    private static final List<Kind> COMMON = List.of(
            Kind.TEXT,
            Kind.TEXT,
            Kind.TEXT,
            Kind.TEXT,
            Kind.INT,
            Kind.INT,
            Kind.INT,
            Kind.NUMERIC,
            Kind.NUMERIC,
            Kind.LONG,
            Kind.LONG,
            Kind.LONG,
            Kind.DOUBLE,
            Kind.DOUBLE,
            Kind.JSON);

    private static final Set<Kind> OF_OTHERS = EnumSet.of(Kind.DOCUMENT, Kind.TIME, Kind.BYTES);
    private static final List<Kind> KINDS = List.copyOf(EnumSet.complementOf(EnumSet.copyOf(OF_OTHERS)));

    @Override
    public String corpus() {
        return "pg";
    }

    @Override
    public String folder() {
        return "";
    }

    @Override
    public Policy policy() {
        return Policy.ofPostgres();
    }

    @Override
    public FunctionCalls calls(Connection connection) throws SQLException, IOException {
        return PostgresCalls.of(connection);
    }

    @Override
    public List<String> expressions(int version) {
        return since(EXPRESSIONS, version);
    }

    @Override
    public List<String> aggregates(int version) {
        return since(AGGREGATES, version);
    }

    private static List<String> since(Map<String, Integer> files, int version) {
        return files.entrySet().stream()
                .filter(file -> version >= file.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public boolean has(Feature feature) {
        return feature != Feature.LIMIT_PAIR;
    }

    @Override
    public List<Kind> kinds() {
        return KINDS;
    }

    @Override
    public List<Kind> common() {
        return COMMON;
    }

    /** `1.5` and `1.50` are equal, and so are `1 day` and `24:00`. */
    @Override
    public boolean areEqualOnlyAlike(List<Kind> kinds) {
        return Collections.disjoint(kinds, List.of(Kind.NUMERIC, Kind.DOUBLE, Kind.INTERVAL, Kind.JSON));
    }

    @Override
    public String shortText(String value) {
        return "cast(" + value + " as text)";
    }

    @Override
    public String longer(String text) {
        return text + " || 'x'";
    }
}
