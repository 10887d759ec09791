package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonCall.Part;
import dev.sallyport.engine.sql.tree.JsonCall.Role;
import dev.sallyport.engine.sql.tree.JsonCall.Use;
import dev.sallyport.engine.sql.tree.JsonTest;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Calls of SQL/JSON over expressions of any kind. */
final class RandomJson {
    private static final Mark AT = Mark.NONE;

    private final RandomGenerator random;
    private final Supplier<Expression> values;

    RandomJson(RandomGenerator random, Supplier<Expression> values) {
        this.random = random;
        this.values = values;
    }

    Expression expression() {
        return switch (random.nextInt(5)) {
            case 0 -> test();
            case 1 -> call("json_array", members());
            case 2 -> call("json_object", entries());
            case 3 -> call("json_arrayagg", aggregated());
            default -> call(one("json_value", "json_query", "json_exists"), query());
        };
    }

    FromItem.Calls table() {
        List<Part> parts = new ArrayList<>(document());
        words(parts, "COLUMNS", "(");
        parts.add(new Part.Label(Use.COLUMN, new Name("n")));
        words(parts, "FOR ORDINALITY", ",");
        parts.add(new Part.Label(Use.COLUMN, new Name("select")));
        parts.add(type());
        words(parts, "PATH");
        parts.add(path());
        words(parts, one("NULL ON EMPTY", "ERROR ON ERROR", "WITH WRAPPER"));
        if (random.nextBoolean()) {
            words(parts, ",", "NESTED PATH");
            parts.add(path());
            words(parts, "COLUMNS", "(");
            parts.add(new Part.Label(Use.COLUMN, new Name("Inner")));
            parts.add(type());
            words(parts, ")");
        }
        words(parts, ")");
        return new FromItem.Calls(List.of(call("json_table", parts)), false, false);
    }

    private Expression test() {
        String kind = one("", " ARRAY", " OBJECT", " SCALAR", " VALUE") + one("", " WITH UNIQUE KEYS");
        return new JsonTest(values.get(), (random.nextBoolean() ? "IS JSON" : "IS NOT JSON") + kind, AT);
    }

    private List<Part> query() {
        List<Part> parts = new ArrayList<>(document());
        if (random.nextBoolean()) {
            words(parts, "PASSING");
            parts.add(new Part.Value(Role.PASSED, values.get()));
            words(parts, "AS");
            parts.add(new Part.Label(Use.VARIABLE, new Name(one("k", "K", "from"))));
        }
        if (random.nextBoolean()) {
            words(parts, "RETURNING");
            parts.add(type());
        }
        if (random.nextBoolean()) {
            words(parts, "DEFAULT");
            parts.add(new Part.Value(Role.OTHERWISE, values.get()));
            words(parts, "ON EMPTY");
        }
        words(parts, "NULL ON ERROR");
        return parts;
    }

    private List<Part> document() {
        return List.of(new Part.Value(Role.DOCUMENT, values.get()), new Part.Words(","), path());
    }

    private Part path() {
        return new Part.Value(Role.PATH, new StringLiteral(one("$.a", "strict $[*] ? (@ == \"'\")"), AT));
    }

    private Part type() {
        return new Part.Type(new TypeName(null, one("int", "text", "timestamp with time zone"), List.of(), AT));
    }

    private List<Part> members() {
        List<Part> parts = new ArrayList<>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            parts.add(new Part.Value(Role.MEMBER, values.get()));
            words(parts, i == 1 ? "ABSENT ON NULL" : ",");
        }
        return parts;
    }

    private List<Part> entries() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Value(Role.KEY, values.get()));
        words(parts, one("VALUE", ":"));
        parts.add(new Part.Value(Role.MEMBER, values.get()));
        words(parts, "NULL ON NULL", "WITH UNIQUE KEYS");
        return parts;
    }

    private List<Part> aggregated() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Value(Role.MEMBER, values.get()));
        SortKey key = new SortKey(values.get(), random.nextBoolean(), SortKey.Nulls.DEFAULT, AT);
        parts.add(new Part.Order(List.of(key)));
        return parts;
    }

    private static JsonCall call(String function, List<Part> parts) {
        return new JsonCall(function, parts, AT);
    }

    private static void words(List<Part> parts, String... words) {
        for (String each : words) {
            parts.add(new Part.Words(each));
        }
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
