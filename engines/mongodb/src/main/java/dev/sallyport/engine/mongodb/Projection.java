package dev.sallyport.engine.mongodb;

import java.util.Map;

/** What becomes of the fields of documents, in the order in which it was written; everything stays where it has no fields. */
record Projection(Map<String, Field> fields) {
    sealed interface Field {
        record Include() implements Field {}

        record Exclude() implements Field {}

        record Computed(Expression value) implements Field {}

        record Within(Map<String, Field> fields) implements Field {}
    }

    /** Whether nothing is worked out in it. */
    boolean isPlain() {
        return isPlain(fields);
    }

    private static boolean isPlain(Map<String, Field> fields) {
        return fields.values().stream().allMatch(field -> switch (field) {
            case Field.Include _, Field.Exclude _ -> true;
            case Field.Computed _ -> false;
            case Field.Within(var within) -> isPlain(within);
        });
    }

    /** Whether what is not named goes. */
    boolean keepsOnlyNamed() {
        return keepsOnlyNamed(fields, true);
    }

    private static boolean keepsOnlyNamed(Map<String, Field> fields, boolean top) {
        return fields.entrySet().stream()
                .filter(field -> !(top && field.getKey().equals("_id") && field.getValue() instanceof Field.Exclude))
                .anyMatch(field -> switch (field.getValue()) {
                    case Field.Include _, Field.Computed _ -> true;
                    case Field.Exclude _ -> false;
                    case Field.Within(var within) -> keepsOnlyNamed(within, false);
                });
    }
}
