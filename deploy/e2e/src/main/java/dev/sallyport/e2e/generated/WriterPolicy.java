package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.stream.Collectors;

/** The policy of somebody who reads, writes and defines, with every mask and row filter, and of one more with a hole. */
public final class WriterPolicy {
    /** Whoever may write, and not collide with what is hidden. */
    public static final String WRITER = "writer";

    /** The same who may collide with what is hidden. */
    public static final String ORACLE = "oracle";

    static final String VERBS = "read, insert, update, delete, ddl";
    private static final List<String> TABLES = List.of("notes", "parts", "stock", "tasks", "plain", "log");

    private WriterPolicy() {}

    /**
     * The file of the policy.
     *
     * @param classes of every table
     */
    public static String text(String classes) {
        String oracle =
                grants(ORACLE).replace("    reason: evidence\n", "    reason: evidence\n    write_oracle: true\n");
        return classes + "grants:\n" + grants(WRITER) + oracle;
    }

    private static String grants(String human) {
        return grants(human, VERBS).replace("limits: {rows: 10000,", "limits: {rows: 10000, affected: 100,");
    }

    /** Grants of these verbs on the tables of every reader and on those that are written to, with their row filters. */
    static String grants(String human, String verbs) {
        String own = TABLES.stream()
                .map(table -> Policy.grant(human, table, verbs) + (table.equals("tasks") ? Policy.OWN_ROWS : ""))
                .collect(Collectors.joining());
        return Policy.ofPostgres().grants(human, verbs) + own;
    }
}
