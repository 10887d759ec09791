package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The policy of somebody who reads and somebody who writes what `sqlsmith` makes, with every kind of mask but a hash, and of one without some. */
public final class SmithPolicy {
    /** Whoever reads. */
    public static final String READER = Policy.READER;

    /** Whoever reads, writes and defines. */
    public static final String WRITER = WriterPolicy.WRITER;

    /** A reader without the masks of one table. */
    public static final String UNMASKED = "unmasked";

    private static final List<String> TABLES = List.of("gadgets", "events", "regions");

    private SmithPolicy() {}

    /**
     * The file of the policy.
     *
     * @param classes of every table
     */
    public static String text(String classes) {
        String grants = WriterPolicy.text(classes)
                + own(WRITER, WriterPolicy.VERBS, "")
                + WriterPolicy.grants(READER, "read")
                + own(READER, "read", "")
                + WriterPolicy.grants(UNMASKED, "read")
                + own(UNMASKED, "read", "    columns: {pin: clear, grade: clear, mail: clear, card: clear}\n");
        return grants.replace("time: 20s", "time: 4s");
    }

    private static String own(String human, String verbs, String gadgets) {
        Map<String, String> more = Map.of("gadgets", Policy.OWN_ROWS + gadgets);
        return TABLES.stream()
                .map(table -> Policy.grant(human, table, table.equals("regions") ? "read" : verbs)
                        + more.getOrDefault(table, ""))
                .collect(Collectors.joining())
                .replace(
                        "limits: {rows: 10000,",
                        verbs.equals("read") ? "limits: {rows: 10000," : "limits: {rows: 10000, affected: 100,");
    }
}
