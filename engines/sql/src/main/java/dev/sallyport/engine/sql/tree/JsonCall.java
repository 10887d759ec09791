package dev.sallyport.engine.sql.tree;

import java.util.List;

/**
 * A call of SQL/JSON, which the grammar defines and not the catalog: {@code JSON_VALUE(x, '$.a' RETURNING int)}.
 *
 * @param function in lower case
 * @param parts what stands between its parentheses, in order
 */
public record JsonCall(String function, List<Part> parts, Mark at) implements Worded {

    public JsonCall {
        parts = List.copyOf(parts);
    }

    /** One piece between the parentheses. */
    public sealed interface Part {

        /** Words in upper case, or one sign. */
        record Words(String text) implements Part {}

        record Value(Role role, Expression value) implements Part {}

        record Type(TypeName type) implements Part {}

        record Label(Use use, Name name) implements Part {}

        /** The order in which an aggregate takes its values. */
        record Order(List<SortKey> keys) implements Part {
            public Order {
                keys = List.copyOf(keys);
            }
        }
    }

    /** What a value is to the call. */
    public enum Role {
        /** The document that a path goes into. */
        DOCUMENT,
        PATH,
        /** A variable of the path. */
        PASSED,
        /** In the place of nothing or of an error. */
        OTHERWISE,
        KEY,
        /** Becomes a part of the result. */
        MEMBER
    }

    /** What a name is to the call. */
    public enum Use {
        VARIABLE,
        COLUMN,
        PATH
    }

    /** The values of one role, in order. */
    public List<Expression> values(Role role) {
        return parts.stream()
                .filter(Part.Value.class::isInstance)
                .map(Part.Value.class::cast)
                .filter(value -> value.role() == role)
                .map(Part.Value::value)
                .toList();
    }

    public boolean says(String words) {
        return parts.contains(new Part.Words(words));
    }
}
