package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresInvocations.Invoked;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.FunctionTable;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonColumns;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Types functions in FROM, which give rows of one column or of several. */
final class PostgresTableFunctions {
    private final PostgresTyping typing;
    private final PostgresQueries queries;

    PostgresTableFunctions(PostgresTyping typing, PostgresQueries queries) {
        this.typing = typing;
        this.queries = queries;
    }

    FromItem table(FunctionTable table) {
        List<Expression> calls = new ArrayList<>();
        List<PostgresType> types = new ArrayList<>();
        List<PostgresTypes.Target> said =
                table.types().stream().map(typing.types()::target).toList();
        for (Expression call : table.calls().calls()) {
            calls.add(
                    switch (call) {
                        case FunctionCall function -> function(function, said, types);
                        case JsonCall json -> json(json, table, types);
                        default -> throw new IllegalArgumentException("a call stays a call when it is resolved");
                    });
        }
        if (table.calls().ordinality()) {
            types.add(typing.types().named("int8"));
        }
        if (types.size() != table.columnAliases().size() || (said.size() > 0 && types.size() != said.size())) {
            throw Unresolved.notUnderstood(
                    "a function in `FROM` returns `" + types.size() + "` columns",
                    "types.resolution",
                    "name as many",
                    table.at());
        }
        queries.define(
                Objects.requireNonNull(table.alias(), "an item of FROM has a name of its own"),
                table.columnAliases(),
                types);
        List<TypeName> printed =
                said.stream().map(PostgresTypes.Target::printed).toList();
        return new FunctionTable(
                new FromItem.Calls(calls, table.calls().listed(), table.calls().ordinality()),
                table.lateral(),
                table.alias(),
                table.columnAliases(),
                printed,
                table.at());
    }

    private Expression function(FunctionCall written, List<PostgresTypes.Target> said, List<PostgresType> types) {
        if (written.filter() != null
                || written.over() != null
                || !written.withinGroup().isEmpty()) {
            throw Unresolved.notUnderstood(
                    "a function in `FROM` has no filter and no window",
                    "types.resolution",
                    "call it plainly",
                    written.at());
        }
        Invoked invoked = typing.invocations().invoke(written);
        if (isRecord(invoked) != !said.isEmpty()) {
            throw records(written, said.isEmpty());
        }
        if (isRecord(invoked)) {
            said.forEach(target -> types.add(target.type()));
        } else if (invoked.outputs().isEmpty()) {
            types.add(invoked.typed().type());
        } else {
            invoked.outputs().forEach(output -> types.add(typing.types().named(output.type())));
        }
        return invoked.typed().expression();
    }

    private static boolean isRecord(Invoked invoked) {
        return invoked.outputs().isEmpty()
                && PostgresTypes.isRecord(invoked.typed().type());
    }

    private static Unresolved records(FunctionCall call, boolean missing) {
        return missing
                ? Unresolved.notUnderstood(
                        "`" + call.name() + "` returns rows of any columns",
                        "types.row",
                        "name them with their types: `as t(a int, b text)`",
                        call.at())
                : Unresolved.notUnderstood(
                        "`" + call.name() + "` says itself what its columns are",
                        "types.row",
                        "leave out their types",
                        call.at());
    }

    private Expression json(JsonCall call, FunctionTable table, List<PostgresType> types) {
        boolean plain = call.function().equals(JsonColumns.TABLE)
                && !table.calls().listed()
                && !table.calls().ordinality()
                && table.types().isEmpty();
        if (!plain) {
            throw Unresolved.unsupported(
                    "`" + call.function() + "` is no such function in `FROM`",
                    "types.row",
                    call.function().equals(JsonColumns.TABLE)
                            ? "call it alone, with a column `for ordinality` for the number of the row"
                            : "call it in the list of outputs",
                    call.at());
        }
        JsonCall typed = typing.words().json().table(call);
        for (JsonColumns.Column column : JsonColumns.of(typed)) {
            types.add(
                    column.type() == null
                            ? typing.types().named("int4")
                            : typing.types().target(column.type()).type());
        }
        return typed;
    }

    /** Where a call that gives a row stands among values. */
    static Unresolved notInFrom(String function, Mark at) {
        return Unresolved.unsupported("`" + function + "` returns rows", "types.row", "call it in `FROM`", at);
    }
}
