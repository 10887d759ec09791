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

    @Override
    public String toString() {
        return "Statement[" + body + ", " + parameters.size() + " parameters]";
    }
}
