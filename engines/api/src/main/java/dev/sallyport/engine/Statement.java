package dev.sallyport.engine;

import dev.sallyport.operation.Value;
import java.util.Arrays;
import java.util.List;

/** A statement text or command document with its typed parameters, as received; never printed. */
public record Statement(Body body, List<Value> parameters) {
    public Statement {
        parameters = List.copyOf(parameters);
    }

    /** What was sent: text for the SQL engines, a document for the others. */
    public sealed interface Body {
        record Text(String sql) implements Body {
            @Override
            public String toString() {
                return "Text[" + sql.length() + " characters]";
            }
        }

        /** Several, as one transaction. */
        record InOrder(List<Part> parts) implements Body {
            public InOrder {
                parts = List.copyOf(parts);
            }
        }

        /**
         * One of several.
         *
         * @param parameters how many of the parameters are its own
         */
        record Part(Body body, int parameters) {}

        /** How much was sent, in characters or bytes. */
        default int length() {
            return switch (this) {
                case Text(String sql) -> sql.length();
                case Command(byte[] bson) -> bson.length;
                case InOrder(var parts) ->
                    parts.stream().mapToInt(part -> part.body.length()).sum();
            };
        }

        record Command(byte[] bson) implements Body {
            @Override
            public boolean equals(Object other) {
                return other instanceof Command that && Arrays.equals(bson, that.bson);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(bson);
            }

            @Override
            public String toString() {
                return "Command[" + bson.length + " bytes]";
            }
        }
    }

    /** Statements that run as one transaction, in this order; their parameters stand one after the other. */
    public static Statement inOrder(List<Statement> statements) {
        return new Statement(
                new Body.InOrder(statements.stream()
                        .map(each -> new Body.Part(each.body, each.parameters.size()))
                        .toList()),
                statements.stream().flatMap(each -> each.parameters.stream()).toList());
    }

    @Override
    public String toString() {
        return "Statement[" + body + ", " + parameters.size() + " parameters]";
    }
}
