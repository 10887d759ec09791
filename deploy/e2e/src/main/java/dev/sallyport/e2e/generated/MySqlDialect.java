package dev.sallyport.e2e.generated;

import java.io.IOException;
import java.sql.Connection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** MySQL and MariaDB. */
final class MySqlDialect implements Dialect {
    private static final Set<Feature> FEATURES = EnumSet.of(Feature.LIMIT_PAIR);
    private static final Set<Feature> OF_MYSQL = EnumSet.of(Feature.LATERAL, Feature.ROLLUP_BEHIND_KEYS);

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
            Kind.DOCUMENT);

    private static final List<Kind> KINDS = List.of(
            Kind.INT,
            Kind.LONG,
            Kind.NUMERIC,
            Kind.DOUBLE,
            Kind.TEXT,
            Kind.BOOL,
            Kind.DATE,
            Kind.TIME,
            Kind.INSTANT,
            Kind.TIMESTAMP,
            Kind.DOCUMENT,
            Kind.SEASON,
            Kind.BYTES);

    private final boolean isMariaDb;

    MySqlDialect(boolean isMariaDb) {
        this.isMariaDb = isMariaDb;
    }

    @Override
    public String corpus() {
        return "mysql";
    }

    @Override
    public String folder() {
        return "mysql/";
    }

    @Override
    public Policy policy() {
        return Policy.ofMySql(!isMariaDb);
    }

    /** Of MariaDB a column of documents is one of texts, and masked whole. */
    @Override
    public String classes() throws IOException {
        String classes = text("classes.yaml");
        return isMariaDb ? classes.replaceAll("\\{paths: .*}", "{show: \"null\"}") : classes;
    }

    @Override
    public FunctionCalls calls(Connection connection) throws IOException {
        return MySqlCalls.of(isMariaDb);
    }

    @Override
    public List<String> expressions(int version) {
        return List.of("expressions.txt", isMariaDb ? "expressions-mariadb.txt" : "expressions-mysql.txt");
    }

    @Override
    public List<String> aggregates(int version) {
        return List.of("aggregates.txt");
    }

    @Override
    public boolean has(Feature feature) {
        return FEATURES.contains(feature) || (OF_MYSQL.contains(feature) && !isMariaDb);
    }

    @Override
    public List<Kind> kinds() {
        return KINDS;
    }

    @Override
    public List<Kind> common() {
        return COMMON;
    }

    /** Texts are equal without regard to case and accents, numbers without regard to digits at the end. */
    @Override
    public boolean areEqualOnlyAlike(List<Kind> kinds) {
        return Collections.disjoint(kinds, List.of(Kind.TEXT, Kind.NUMERIC, Kind.DOUBLE, Kind.DOCUMENT));
    }

    @Override
    public String shortText(String value) {
        return "left(cast(" + value + " as char), 60)";
    }

    @Override
    public String longer(String text) {
        return "left(concat(" + text + ", 'x'), 60)";
    }
}
