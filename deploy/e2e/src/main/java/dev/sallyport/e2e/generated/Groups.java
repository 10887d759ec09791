package dev.sallyport.e2e.generated;

import java.util.ArrayList;
import java.util.List;

/** Writes GROUP BY. */
final class Groups {
    private static final int KEYS = 3;

    private final Draw draw;
    private final Statement statement;

    /** The clause, empty where the whole is one group, and what can be said of a group. */
    record Grouped(String text, Scope scope) {}

    Groups(Draw draw, Statement statement) {
        this.draw = draw;
        this.statement = statement;
    }

    Grouped of(Scope scope) {
        List<Field> sorted =
                scope.fields().stream().filter(field -> field.kind().isSorted()).toList();
        if (draw.chance(20) || sorted.isEmpty()) {
            draw.clause("one group", "");
            return new Grouped("", new Scope(List.of(), scope.outer(), List.of(), scope.fields()));
        }
        List<Field> keys = new ArrayList<>();
        for (Field field : draw.some(sorted, KEYS)) {
            keys.add(draw.chance(70) ? field : expression(field.kind(), scope));
        }
        List<String> texts = keys.stream().map(Field::text).distinct().toList();
        String text = " group by " + sets(texts);
        if (statement.has(Feature.SETS_OF_KEYS) && text.contains("(") && draw.chance(40)) {
            String key = draw.of(texts);
            keys.add(new Field(draw.clause("grouping", "grouping(" + key + ")"), Kind.INT, true, false));
        }
        return new Grouped(text, new Scope(keys, scope.outer(), texts, scope.fields()));
    }

    private Field expression(Kind kind, Scope scope) {
        String text = statement.expressions().key(kind, scope, 1);
        return new Field(draw.clause("group by an expression", text), kind, true, false);
    }

    private String sets(List<String> keys) {
        String list = String.join(", ", keys);
        if (statement.has(Feature.ROLLUP_BEHIND_KEYS) && draw.chance(20)) {
            return draw.clause("rollup", list + " with rollup");
        }
        if (!statement.has(Feature.SETS_OF_KEYS)) {
            return draw.clause("group by", list);
        }
        return switch (draw.below(10)) {
            case 0 -> draw.clause("rollup", "rollup (" + list + ")");
            case 1 -> draw.clause("cube", "cube (" + list + ")");
            case 2 -> draw.clause("grouping sets", "grouping sets ((" + list + "), (" + keys.getFirst() + "), ())");
            case 3 -> draw.clause("rollup", keys.getFirst() + ", rollup (" + list + ")");
            default -> draw.clause("group by", list);
        };
    }
}
