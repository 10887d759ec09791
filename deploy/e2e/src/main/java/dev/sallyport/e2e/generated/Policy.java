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
    private record Table(String name, String rows) {}

    private static final List<Table> TABLES = List.of(
            new Table("users", "{column: tenant_id, equal: {integer: 7}}"),
            new Table(
                    "orders",
                    "{column: user_id, in: {object: public.users, selected: id, where: {column: tenant_id, equal: {integer: 7}}}}"),
            new Table("products", "{column: price, less_or_equal: {integer: 3}}"),
            new Table(
                    "tickets", "{all: [{column: user_id, equal: {integer: 1}}, {column: id, greater: {integer: 0}}]}"),
            new Table("payments", ""),
            new Table("lots", "{column: user_id, equal: {integer: 1}}"));

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

    private Policy() {}

    /** Each mask. */
    public static List<Weakness> masks() {
        return List.of(
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
    }

    /** Each row filter. */
    public static List<Weakness> filters() {
        return TABLES.stream()
                .filter(table -> !table.rows().isEmpty())
                .map(table -> new Weakness("filter-" + table.name(), table.name(), ""))
                .toList();
    }

    /** The file of the policy, with a human for each weakness. */
    public static String text(String classes) {
        String weak = Stream.concat(masks().stream(), filters().stream())
                .map(Policy::grants)
                .collect(Collectors.joining());
        String filtered = TABLES.stream()
                .map(table -> grant(READER, table.name()) + rows(table))
                .collect(Collectors.joining());
        return classes + "grants:\n" + filtered + weak;
    }

    private static String grants(Weakness weakness) {
        return TABLES.stream()
                .map(table -> grant(weakness.human(), table.name())
                        + (weakness.isOf(table) ? open(weakness, table) : rows(table)))
                .collect(Collectors.joining());
    }

    private static String open(Weakness weakness, Table table) {
        return weakness.entry().isEmpty() ? "" : rows(table) + "    " + weakness.entry() + "\n";
    }

    /** Grants of these verbs on every table, with its row filter. */
    static String grants(String human, String verbs) {
        return TABLES.stream()
                .map(table -> grant(human, table.name(), verbs) + rows(table))
                .collect(Collectors.joining());
    }

    private static String grant(String human, String object) {
        return grant(human, object, "read");
    }

    static String grant(String human, String object, String verbs) {
        return """
              - name: %s-%s
                agent: spiffe://dev.sallyport/agent/shop-assistant
                human: {issuer: "https://dev.sallyport.invalid", subject: %s}
                task: "*"
                source: shop-pg
                objects: [public.%s]
                verbs: [%s]
                reason: evidence
                limits: {rows: 10000, time: 20s}
            """.formatted(human, object, human, object, verbs);
    }

    private static String rows(Table table) {
        return table.rows().isEmpty() ? "" : "    rows: " + table.rows() + "\n";
    }
}
