package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference policy of the bypass corpus with row filters on tables, and the same weakened in one place for some humans. */
public final class Policy {
    /** Whoever has every mask and every row filter. */
    public static final String READER = "reader";

    /** The rows of the first user, as an entry of a grant. */
    static final String OWN_ROWS = "    rows: {column: user_id, equal: {integer: 1}}\n";

    /** A table and the rows of it that exist; empty where all do. */
    private record Table(String schema, String name, String rows) {}

    private static final List<Weakness> POSTGRES_MASKS = List.of(
            new Weakness("ssn", "users", "columns: {ssn: clear}"),
            new Weakness("email", "users", "columns: {email: clear}"),
            new Weakness("salary", "users", "columns: {salary: clear}"),
            new Weakness("profile.ssn", "users", "paths: [{column: profile, path: [ssn], show: clear}]"),
            new Weakness(
                    "profile.contact.phone",
                    "users",
                    "paths: [{column: profile, path: [contact, phone], show: clear}]"),
            new Weakness("card", "payments", "columns: {card_no: clear}"),
            new Weakness("held", "lots", "columns: {held: clear}"),
            new Weakness("gate", "lots", "columns: {gate: clear}"),
            new Weakness("code", "lots", "columns: {code: clear}"),
            new Weakness("terms", "lots", "columns: {terms: clear}"));

    private static final List<Weakness> MYSQL_MASKS = Stream.concat(
                    POSTGRES_MASKS.stream(), Stream.of(new Weakness("bill", "lots", "columns: {bill: clear}")))
            .toList();

    /** Something that the policy leaves open for one human. */
    public record Weakness(String name, String table, String entry) {
        /** The human for whom it is open. */
        public String human() {
            return "without-" + name.replaceAll("[^a-z]+", "-");
        }

        private boolean isOf(Table of) {
            return of.name().equals(table);
        }
    }

    private final List<Table> tables;
    private final List<Weakness> masks;

    private Policy(List<Table> tables, List<Weakness> masks) {
        this.tables = List.copyOf(tables);
        this.masks = List.copyOf(masks);
    }

    /** Over the tables of PostgreSQL. */
    static Policy ofPostgres() {
        return new Policy(tables("public."), POSTGRES_MASKS);
    }

    /**
     * Over the tables of MySQL, where an object has no schema.
     *
     * @param hasDocuments whether a mask of a document shows a part of it
     */
    static Policy ofMySql(boolean hasDocuments) {
        List<Weakness> masks = MYSQL_MASKS.stream()
                .filter(mask -> hasDocuments || !mask.entry().startsWith("paths"))
                .toList();
        return new Policy(tables(""), masks);
    }

    /** Over collections of documents. */
    public static Policy ofDocuments() {
        return new Policy(
                List.of(
                        new Table("", "users", "{column: tenantId, equal: {integer: 7}}"),
                        new Table("", "orders", "{column: userId, equal: {integer: 1}}"),
                        new Table("", "products", "{column: price, less_or_equal: {integer: 3}}"),
                        new Table(
                                "",
                                "tickets",
                                "{all: [{column: userId, equal: {integer: 1}}, {column: _id, greater: {integer: 0}}]}"),
                        new Table("", "users_view", "")),
                Stream.of("ssn", "email", "salary", "profile.ssn", "contact.phone", "cards.no")
                        .map(path -> new Weakness(path, "users", "columns: {\"" + path + "\": clear}"))
                        .toList());
    }

    private static List<Table> tables(String schema) {
        return List.of(
                new Table(schema, "users", "{column: tenant_id, equal: {integer: 7}}"),
                new Table(
                        schema,
                        "orders",
                        "{column: user_id, in: {object: " + schema
                                + "users, selected: id, where: {column: tenant_id, equal: {integer: 7}}}}"),
                new Table(schema, "products", "{column: price, less_or_equal: {integer: 3}}"),
                new Table(
                        schema,
                        "tickets",
                        "{all: [{column: user_id, equal: {integer: 1}}, {column: id, greater: {integer: 0}}]}"),
                new Table(schema, "payments", ""),
                new Table(schema, "lots", "{column: user_id, equal: {integer: 1}}"));
    }

    /** Each mask. */
    public List<Weakness> masks() {
        return masks;
    }

    /** Each row filter. */
    public List<Weakness> filters() {
        return tables.stream()
                .filter(table -> !table.rows().isEmpty())
                .map(table -> new Weakness("filter-" + table.name(), table.name(), ""))
                .toList();
    }

    /** The file of the policy, with a human for each weakness. */
    public String text(String classes) {
        String weak = Stream.concat(masks.stream(), filters().stream())
                .map(this::grants)
                .collect(Collectors.joining());
        String filtered =
                tables.stream().map(table -> grant(READER, table) + rows(table)).collect(Collectors.joining());
        return classes + "grants:\n" + filtered + weak;
    }

    private String grants(Weakness weakness) {
        return tables.stream()
                .map(table ->
                        grant(weakness.human(), table) + (weakness.isOf(table) ? open(weakness, table) : rows(table)))
                .collect(Collectors.joining());
    }

    private static String open(Weakness weakness, Table table) {
        return weakness.entry().isEmpty() ? "" : rows(table) + "    " + weakness.entry() + "\n";
    }

    /** Grants of these verbs on every table, with its row filter. */
    String grants(String human, String verbs) {
        return tables.stream()
                .map(table -> grant(human, table, verbs) + rows(table))
                .collect(Collectors.joining());
    }

    private static String grant(String human, Table table) {
        return grant(human, table, "read");
    }

    /** A grant on a table of PostgreSQL that no row filter is on. */
    static String grant(String human, String object, String verbs) {
        return grant(human, new Table("public.", object, ""), verbs);
    }

    private static String grant(String human, Table table, String verbs) {
        return """
              - name: %s-%s
                agent: spiffe://dev.sallyport/agent/shop-assistant
                human: {issuer: "https://dev.sallyport.invalid", subject: %s}
                task: "*"
                source: shop
                objects: [%s]
                verbs: [%s]
                reason: evidence
                limits: {rows: 10000, time: 20s}
            """.formatted(human, table.name().replace('_', '-'), human, table.schema() + table.name(), verbs);
    }

    private static String rows(Table table) {
        return table.rows().isEmpty() ? "" : "    rows: " + table.rows() + "\n";
    }
}
