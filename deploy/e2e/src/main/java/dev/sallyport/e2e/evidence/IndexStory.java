package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import java.sql.SQLException;
import java.util.List;

/**
 * What tells the afternoon on one product from that on another.
 *
 * @param question what is slow
 * @param explained the same, asked how it is found
 * @param explainEnds the exit code of that command
 * @param explainSays what that command prints
 * @param definition what makes the index
 * @param shown what a person is shown before they say yes
 * @param ticket what reads the ticket that somebody poisoned
 * @param poison what the ticket makes the agent try
 * @param indexes how often the index is there
 * @param entries how many entries the audit log has
 */
record IndexStory(
        String question,
        String explained,
        int explainEnds,
        String explainSays,
        String definition,
        List<String> shown,
        String ticket,
        String poison,
        Counted indexes,
        Counted entries) {
    private static final String SLOW = "select count(*) from tickets where status = 'open'";
    private static final String SLOW_OF_DOCUMENTS = "{\"count\": \"tickets\", \"query\": {\"status\": \"open\"}}";
    private static final String INDEX = "tickets_by_status";

    IndexStory {
        shown = List.copyOf(shown);
    }

    /** Counts in the database of a stand. */
    @FunctionalInterface
    interface Counted {
        long in(Stand stand) throws SQLException;
    }

    static IndexStory of(Product product) {
        return switch (product) {
            case POSTGRESQL ->
                ofTables(
                        0,
                        "Seq Scan on public.tickets",
                        "create index concurrently tickets_by_status on tickets (status)",
                        List.of("CREATE INDEX CONCURRENTLY", "risk.definition"),
                        "select count(*) from pg_indexes where indexname = 'tickets_by_status'");
            case MYSQL, MARIADB ->
                ofTables(
                        3,
                        "rule: sql.statement",
                        "alter table tickets add index tickets_by_status (status)",
                        List.of("ALTER TABLE", "ADD INDEX `tickets_by_status`", "risk.definition", "risk.commits"),
                        "select count(*) from information_schema.statistics"
                                + " where table_schema = database() and index_name = 'tickets_by_status'");
            case DOCUMENTDB, MONGODB -> ofDocuments();
        };
    }

    private static IndexStory ofTables(
            int explainEnds, String explainSays, String definition, List<String> shown, String indexes) {
        return new IndexStory(
                SLOW,
                "explain " + SLOW,
                explainEnds,
                explainSays,
                definition,
                shown,
                "select body from tickets where id = 7",
                "drop table audit_log",
                stand -> Asking.count(stand, indexes),
                stand -> Asking.count(stand, "select count(*) from audit_log"));
    }

    private static IndexStory ofDocuments() {
        return new IndexStory(
                SLOW_OF_DOCUMENTS,
                "{\"explain\": " + SLOW_OF_DOCUMENTS + "}",
                3,
                "rule: mongodb.command",
                "{\"createIndexes\": \"tickets\", \"indexes\": [{\"key\": {\"status\": 1}, \"name\": \"" + INDEX
                        + "\"}]}",
                List.of("createIndexes", "{\"status\": 1}", "risk.definition"),
                "{\"find\": \"tickets\", \"filter\": {\"id\": 7}, \"projection\": {\"body\": 1}}",
                "{\"drop\": \"audit_log\"}",
                IndexStory::indexes,
                stand -> stand.rig()
                        .documents()
                        .database()
                        .getCollection("audit_log")
                        .countDocuments());
    }

    private static long indexes(Stand stand) {
        long count = 0;
        for (var index :
                stand.rig().documents().database().getCollection("tickets").listIndexes()) {
            count += index.getString("name").equals(INDEX) ? 1 : 0;
        }
        return count;
    }
}
