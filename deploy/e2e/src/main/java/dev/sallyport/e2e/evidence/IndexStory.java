package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import java.util.List;

/**
 * What tells the afternoon on one product from that on another.
 *
 * @param explainEnds the exit code of the command that asks how the server finds an answer
 * @param explainSays what that command prints
 * @param definition what makes the index
 * @param shown what a person is shown before they say yes
 * @param count how often the index is there
 */
record IndexStory(int explainEnds, String explainSays, String definition, List<String> shown, String count) {
    IndexStory {
        shown = List.copyOf(shown);
    }

    static IndexStory of(Product product) {
        return switch (product) {
            case POSTGRESQL ->
                new IndexStory(
                        0,
                        "Seq Scan on public.tickets",
                        "create index concurrently tickets_by_status on tickets (status)",
                        List.of("CREATE INDEX CONCURRENTLY", "risk.definition"),
                        "select count(*) from pg_indexes where indexname = 'tickets_by_status'");
            case MYSQL, MARIADB ->
                new IndexStory(
                        3,
                        "rule: sql.statement",
                        "alter table tickets add index tickets_by_status (status)",
                        List.of("ALTER TABLE", "ADD INDEX `tickets_by_status`", "risk.definition", "risk.commits"),
                        "select count(*) from information_schema.statistics"
                                + " where table_schema = database() and index_name = 'tickets_by_status'");
            case DOCUMENTDB, MONGODB -> throw product.noTables();
        };
    }
}
