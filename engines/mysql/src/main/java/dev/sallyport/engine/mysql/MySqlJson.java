package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonCall.Part;
import dev.sallyport.engine.sql.tree.JsonCall.Role;
import dev.sallyport.engine.sql.tree.JsonColumns;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Name;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The calls whose arguments have words of json between them: the rows of a document in FROM, and one value of it. */
final class MySqlJson {
    private static final Set<String> OF_ALL = Set.of(
            ",",
            "NULL ON EMPTY",
            "NULL ON ERROR",
            "ERROR ON EMPTY",
            "ERROR ON ERROR",
            "DEFAULT",
            "ON EMPTY",
            "ON ERROR");
    private static final Set<String> OF_TABLE =
            Set.of("COLUMNS", "(", ")", "FOR ORDINALITY", "PATH", "EXISTS", "NESTED", "NESTED PATH");

    private final MySqlVersion server;
    private final MySqlInvocations invocations;
    private int inFrom;

    MySqlJson(MySqlVersion server, MySqlInvocations invocations) {
        this.server = server;
        this.invocations = invocations;
    }

    /** The one call that gives rows, with the names that its columns have in it. */
    void table(FromItem.FunctionTable table) {
        FromItem.Calls calls = table.calls();
        boolean plain = !table.lateral()
                && !calls.listed()
                && !calls.ordinality()
                && table.types().isEmpty();
        if (!plain
                || !(calls.calls().getFirst() instanceof JsonCall call)
                || !call.function().equals(JsonColumns.TABLE)
                || !table.columnAliases().equals(names(call))) {
            throw MySqlCalls.absent(
                    "such a function in from", "read a table, or `json_table` with an alias", table.at());
        }
        inFrom++;
    }

    private static List<Name> names(JsonCall call) {
        return JsonColumns.of(call).stream().map(JsonColumns.Column::name).toList();
    }

    /** The same, or a plain call where no word is in it. */
    Expression call(JsonCall call) {
        return switch (call.function()) {
            case JsonColumns.TABLE -> tableCall(call);
            case "json_value" -> value(call);
            default -> throw invocations.notAllowed(call.function().toLowerCase(Locale.ROOT), call.at());
        };
    }

    private Expression tableCall(JsonCall call) {
        if (inFrom-- < 1) {
            throw MySqlCalls.absent("a table in the place of a value", "write `json_table` in `from`", call.at());
        }
        invocations.find(call.function(), 2, call.at());
        for (Part part : call.parts()) {
            switch (part) {
                case Part.Words(var words) when OF_TABLE.contains(words) -> {}
                case Part.Type(var type) -> MySqlTypes.requireColumn(type, call.at());
                case Part.Label(var use, var _) when use == JsonCall.Use.COLUMN -> {}
                default -> requireOfAll(part, call);
            }
        }
        requireNestedLast(call);
        return server.isMariaDb() ? call : aside(call);
    }

    /** The servers give the columns of nested paths where they stand, others behind all columns around them. */
    private static void requireNestedLast(JsonCall call) {
        boolean behind = false;
        for (Part part : call.parts()) {
            if (behind && part instanceof Part.Label) {
                throw Unresolved.unsupported(
                        "a column of `json_table` stands behind a nested path",
                        "json.columns",
                        "put nested paths behind the columns around them, one inside of the other",
                        call.at());
            }
            behind |= part.equals(new Part.Words(")"));
        }
    }

    /** MySQL takes no column of a query in FROM for a document, and takes a call of one. */
    private static JsonCall aside(JsonCall call) {
        return new JsonCall(
                call.function(),
                call.parts().stream()
                        .map(part -> part instanceof Part.Value(var role, var value) && role == Role.DOCUMENT
                                ? new Part.Value(role, Sql.call("coalesce", value))
                                : part)
                        .toList(),
                call.at());
    }

    private Expression value(JsonCall call) {
        List<Expression> paths = call.values(Role.PATH);
        if (call.parts().size() == 3 && paths.size() == 1) {
            return invocations.function(
                    Sql.call(call.function(), call.values(Role.DOCUMENT).getFirst(), paths.getFirst()));
        }
        if (server.isMariaDb()) {
            throw MySqlCalls.absent(
                    "`json_value` with more than a path", "write `cast(json_value(x, p) as type)`", call.at());
        }
        invocations.find(call.function(), 2, call.at());
        for (Part part : call.parts()) {
            switch (part) {
                case Part.Words(var words) when words.equals("RETURNING") -> {}
                case Part.Type(var type) -> MySqlTypes.requireTarget(type, server, call.at());
                default -> requireOfAll(part, call);
            }
        }
        return call;
    }

    private static void requireOfAll(Part part, JsonCall call) {
        boolean known = switch (part) {
            case Part.Words(var words) -> OF_ALL.contains(words);
            case Part.Value(var role, var value) -> role == Role.DOCUMENT || isConstant(value);
            case Part.Type _, Part.Label _, Part.Order _ -> false;
        };
        if (!known) {
            throw Unresolved.unsupported(
                    "a clause of `" + call.function() + "` is not in the language of this server",
                    "sql.dialect",
                    "write paths as strings, and `null on empty`, `error on error` or `default '...' on empty`",
                    call.at());
        }
    }

    private static boolean isConstant(Expression value) {
        return value instanceof Literal.StringLiteral
                || (value instanceof Literal.Lifted(var _, var literal, var _)
                        && literal instanceof Literal.StringLiteral);
    }
}
