package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.OtherStatement;
import java.util.List;
import java.util.Set;

/** The statements of both products that never run here, or not yet, by their first word. */
final class MySqlStatements {
    static final List<OtherStatement> OTHER = List.of(
            new OtherStatement(
                    Set.of("show", "describe", "desc", "help", "use"),
                    "asks the server for what it is",
                    OtherStatement.ASK_DISCOVERY),
            new OtherStatement(
                    Set.of("explain"),
                    "asks for the plan of a statement, which this engine does not show yet",
                    "send the statement itself, or ask for a dry run of it"),
            new OtherStatement(
                    Set.of("begin", "start", "commit", "rollback", "savepoint", "release", "xa"),
                    "belongs to a transaction, and each operation is one by itself",
                    "send the statement alone"),
            new OtherStatement(
                    Set.of("set", "reset"),
                    "changes the session, whose settings are fixed",
                    "say it in the statement: a time zone as `convert_tz(x, ...)`, a character set as `cast(x as char)`"),
            new OtherStatement(
                    Set.of("grant", "revoke"),
                    "changes rights, which the policy of the gateway gives",
                    "ask an admin of the gateway for a grant"),
            new OtherStatement(
                    Set.of("call", "do", "execute", "prepare", "deallocate", "signal", "resignal", "get"),
                    "runs what does not stand in it",
                    "send the statement itself, with its values as parameters"),
            new OtherStatement(Set.of("handler"), "reads a table beside its rules", "read with `SELECT`"),
            new OtherStatement(Set.of("load", "import"), "moves files", "read with `SELECT`"),
            new OtherStatement(
                    Set.of("analyze", "optimize", "repair", "check", "checksum", "flush", "cache", "purge", "binlog"),
                    "is upkeep of the database",
                    "ask whoever runs the database"),
            new OtherStatement(
                    Set.of("install", "uninstall", "shutdown", "restart", "change", "stop", "clone"),
                    "is for whoever runs the server",
                    "ask whoever runs the database"),
            new OtherStatement(
                    Set.of("lock", "unlock", "kill"),
                    "is about other sessions",
                    "send the statement alone: it takes the locks that it needs"));

    private MySqlStatements() {}
}
