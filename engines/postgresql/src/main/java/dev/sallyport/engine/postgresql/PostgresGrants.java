package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.joining;

import dev.sallyport.operation.ObjectName;
import java.util.ArrayList;
import java.util.List;

/** Statements that give one role its rights, or take rights away, with every name quoted. */
final class PostgresGrants {
    private static final PostgresDialect DIALECT = new PostgresDialect();

    private final String role;

    PostgresGrants(String role) {
        this.role = role;
    }

    static String quoted(String name) {
        return DIALECT.quoted(name);
    }

    static String quoted(String schema, String name) {
        return quoted(schema) + "." + quoted(name);
    }

    static String quoted(ObjectName name) {
        return quoted(name.schema(), name.object());
    }

    static String columns(List<String> names) {
        return names.stream().map(PostgresGrants::quoted).collect(joining(", ", "(", ")"));
    }

    String give(String privilege, String on) {
        return "GRANT " + privilege + " ON " + on + " TO " + quoted(role);
    }

    String give(String privilege, List<String> columns, ObjectName table) {
        return give(privilege + " " + columns(columns), "TABLE " + quoted(table));
    }

    /** What a role has as a member of another is taken from it with the membership, since others may need the right. */
    String take(String privilege, String on, String holder) {
        return holder.isEmpty() || holder.equals(role)
                ? "REVOKE " + privilege + " ON " + on + " FROM " + (holder.isEmpty() ? "PUBLIC" : quoted(role))
                : leave(holder);
    }

    String leave(String holder) {
        return "REVOKE " + quoted(holder) + " FROM " + quoted(role);
    }

    /** The role itself and all that it needs, and nothing else. */
    String script(String database, List<PostgresNeed> needs, List<PostgresRight> sequences) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE ROLE " + quoted(role)
                + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT");
        statements.add("ALTER ROLE " + quoted(role) + " SET default_transaction_read_only = on");
        statements.add(give("CONNECT", "DATABASE " + quoted(database)));
        needs.stream()
                .map(need -> need.relation().name().schema())
                .distinct()
                .sorted()
                .forEach(schema -> statements.add(give("USAGE", "SCHEMA " + quoted(schema))));
        needs.forEach(need -> statements.addAll(given(need)));
        sequences.stream()
                .map(sequence -> give("USAGE", "SEQUENCE " + quoted(sequence.schema(), sequence.object())))
                .distinct()
                .forEach(statements::add);
        return statements.stream().map(each -> each + ";\n").collect(joining());
    }

    private List<String> given(PostgresNeed need) {
        List<String> statements = new ArrayList<>();
        ObjectName table = need.relation().name();
        for (String privilege : PostgresNeed.OF_COLUMNS) {
            List<String> columns = need.columns(privilege);
            if (!columns.isEmpty()) {
                statements.add(give(privilege, columns, table));
            }
        }
        if (need.deletes()) {
            statements.add(give("DELETE", "TABLE " + quoted(table)));
        }
        return statements;
    }
}
