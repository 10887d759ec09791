package dev.sallyport.engine.sql;

import dev.sallyport.operation.Position;
import dev.sallyport.operation.Reason;
import java.util.List;
import java.util.Set;

/** Statements that are known by their first word and never run here, each with what a caller does instead. */
public final class OtherStatements {
    /** What the caller does instead who wants to know what there is. */
    public static final String ASK_DISCOVERY = "ask Discovery for the tables and columns that you can name";

    private static final List<Kind> KINDS = List.of(
            new Kind(Set.of("show", "describe", "desc"), "asks the server for what it is", ASK_DISCOVERY),
            new Kind(
                    Set.of("begin", "start", "commit", "rollback", "savepoint", "release", "abort", "end"),
                    "belongs to a transaction, and each operation is one by itself",
                    "send the statement alone"),
            new Kind(
                    Set.of("set", "reset", "discard"),
                    "changes the session, whose settings are fixed",
                    "say it in the statement: a schema as `schema.table`, a time zone as `AT TIME ZONE`"),
            new Kind(
                    Set.of("grant", "revoke", "reassign"),
                    "changes rights, which the policy of the gateway gives",
                    "ask an admin of the gateway for a grant"),
            new Kind(
                    Set.of("call", "do", "execute", "prepare", "deallocate"),
                    "runs what does not stand in it",
                    "send the statement itself, with its values as parameters"),
            new Kind(
                    Set.of("declare", "fetch", "move", "close"),
                    "belongs to a cursor, and rows are streamed",
                    "send the query itself, with `LIMIT` where you want few"),
            new Kind(Set.of("copy", "load"), "moves files or streams", "read with `SELECT`, write with `INSERT`"),
            new Kind(
                    Set.of("vacuum", "analyze", "refresh", "reindex", "cluster", "checkpoint"),
                    "is upkeep of the database",
                    "ask whoever runs the database"),
            new Kind(
                    Set.of("lock", "listen", "notify", "unlisten"),
                    "is about other sessions",
                    "send the statement alone: it takes the locks that it needs"));

    private OtherStatements() {}

    private record Kind(Set<String> words, String what, String nextStep) {}

    static void refuse(String sql, NormalText text) throws NotRead {
        Token first = text.tokens().getFirst();
        for (Kind each : KINDS) {
            if (each.words().stream().anyMatch(first::isWord)) {
                throw NotRead.because(Reason.UNSUPPORTED, "`" + first.text() + "` " + each.what(), each.nextStep())
                        .during("statement")
                        .at(Position.in(sql, first.offset()));
            }
        }
    }
}
