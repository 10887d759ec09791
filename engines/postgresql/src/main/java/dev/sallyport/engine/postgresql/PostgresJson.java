package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonCall.Part;
import dev.sallyport.engine.sql.tree.JsonCall.Role;
import dev.sallyport.engine.sql.tree.JsonColumns;
import dev.sallyport.engine.sql.tree.JsonTest;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.SortKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Types SQL/JSON. A path is a constant and goes into the document as the statement sees it, which is the masked one; what it
 * raises it raises over that. None of these calls is leakproof, so a row filter below is fenced.
 */
final class PostgresJson {
    private static final int SIXTEEN = 160_000;
    private static final int SEVENTEEN = 170_000;
    private static final Set<String> CONSTRUCTORS =
            Set.of("json_array", "json_object", "json_arrayagg", "json_objectagg");

    private final PostgresTyping typing;

    PostgresJson(PostgresTyping typing) {
        this.typing = typing;
    }

    Typed call(JsonCall call) {
        if (call.function().equals(JsonColumns.TABLE)) {
            throw PostgresTableFunctions.notInFrom(call.function(), call.at());
        }
        return new Typed(typed(call), result(call), false);
    }

    JsonCall table(JsonCall call) {
        return typed(call);
    }

    /** {@code x IS JSON}: of a text, a byte string or a json value. */
    Typed test(JsonTest test) {
        requireServer("is json", SIXTEEN, "compare with `jsonb_typeof(x)`", test.at());
        Typed operand = typing.known(typing.operand(test.operand()), test.at());
        if (!(PostgresTypes.isText(operand.type())
                || isJson(operand)
                || operand.is(typing.types().named("bytea")))) {
            throw Unresolved.notUnderstood(
                    "`is json` asks for a text or a json value", "types.resolution", "cast it to `text`", test.at());
        }
        return typing.over(
                List.of(new Typed(operand.expression(), operand.type(), false)),
                "bool",
                all -> new JsonTest(all.getFirst(), test.words(), test.at()));
    }

    private PostgresType result(JsonCall call) {
        Optional<PostgresType> said = call.parts().stream()
                .filter(Part.Type.class::isInstance)
                .map(part -> typing.types().target(((Part.Type) part).type()).type())
                .findFirst();
        return said.orElseGet(() -> typing.types()
                .named(
                        switch (call.function()) {
                            case "json_exists" -> "bool";
                            case "json_value", "json_serialize" -> "text";
                            case "json_query" -> "jsonb";
                            default -> "json";
                        }));
    }

    private JsonCall typed(JsonCall call) {
        boolean constructs = CONSTRUCTORS.contains(call.function());
        requireServer(call.function(), constructs ? SIXTEEN : SEVENTEEN, instead(call.function()), call.at());
        if (call.says("FORMAT JSON") && !call.function().equals(JsonColumns.TABLE)) {
            throw Unresolved.unsupported(
                    "`format json` is not supported yet", "types.resolution", "cast the value to `jsonb`", call.at());
        }
        typing.invocations().remember(call.function());
        return new JsonCall(
                call.function(),
                call.parts().stream().map(part -> part(call, part)).toList(),
                call.at());
    }

    private static String instead(String function) {
        return switch (function) {
            case "json_exists" -> "write `jsonb_path_exists(x, '$.a')`";
            case "json_value" -> "write `jsonb_path_query_first(x, '$.a') #>> '{}'`";
            case "json_query" -> "write `jsonb_path_query_array(x, '$.a')`";
            case "json_table" -> "write `jsonb_path_query(x, '$.a') as t(v)` in `FROM`";
            case "json_array" -> "write `json_build_array(...)`";
            case "json_object" -> "write `json_build_object(...)`";
            case "json_arrayagg" -> "write `json_agg(x)`";
            case "json_objectagg" -> "write `json_object_agg(k, v)`";
            case "json_scalar" -> "write `to_json(x)`";
            default -> "cast the value";
        };
    }

    private void requireServer(String construct, int first, String instead, Mark at) {
        if (typing.types().serverVersion() < first) {
            throw Unresolved.unsupported(
                    "`" + construct + "` needs PostgreSQL `" + first / 10_000 + "` or later",
                    "server.version",
                    instead,
                    at);
        }
    }

    private Part part(JsonCall call, Part part) {
        return switch (part) {
            case Part.Words _, Part.Label _ -> part;
            case Part.Type(var type) ->
                new Part.Type(typing.types().target(type).printed());
            case Part.Order(var keys) ->
                new Part.Order(keys.stream().map(this::sortKey).toList());
            case Part.Value(var role, var value) -> new Part.Value(role, value(call, role, value));
        };
    }

    private SortKey sortKey(SortKey key) {
        return typing.windows().sortKey(key);
    }

    private Expression value(JsonCall call, Role role, Expression value) {
        return switch (role) {
            case PATH -> value;
            case DOCUMENT -> document(call, value).expression();
            case OTHERWISE -> otherwise(value);
            case MEMBER -> member(call, value).expression();
            case PASSED, KEY -> typing.known(typing.operand(value), value.at()).expression();
        };
    }

    private Typed document(JsonCall call, Expression written) {
        Typed value = typing.operand(written);
        if (value.isUnknown()) {
            return typing.coercion().argument(value, typing.types().named("jsonb"), written.at());
        }
        return requireJson(call, value, written.at());
    }

    private Typed requireJson(JsonCall call, Typed value, Mark at) {
        if (!isJson(value)) {
            throw Unresolved.notUnderstood(
                    "`" + call.function() + "` takes a json value", "types.resolution", "cast it to `jsonb`", at);
        }
        return value;
    }

    private boolean isJson(Typed value) {
        return value.is(typing.types().named("json")) || value.is(typing.types().named("jsonb"));
    }

    private Typed member(JsonCall call, Expression written) {
        Typed value = typing.known(typing.operand(written), written.at());
        return switch (call.function()) {
            case "json" -> PostgresTypes.isText(value.type()) ? value : requireJson(call, value, written.at());
            case "json_serialize" -> requireJson(call, value, written.at());
            default -> value;
        };
    }

    /** What the server takes in the place of an error: a constant, without a parameter. */
    private Expression otherwise(Expression value) {
        if (!Columns.isConstant(value) || Columns.hasParameter(value)) {
            throw Unresolved.notUnderstood(
                    "what stands behind `default` is a constant",
                    "types.resolution",
                    "write a constant, or `coalesce(json_value(...), x)`",
                    value.at());
        }
        return typing.known(typing.operand(value), value.at()).expression();
    }
}
