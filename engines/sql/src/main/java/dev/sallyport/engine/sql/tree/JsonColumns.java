package dev.sallyport.engine.sql.tree;

import dev.sallyport.engine.sql.tree.JsonCall.Part;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of {@code JSON_TABLE} in the order in which it gives them: those of nested paths after those around them. */
public final class JsonColumns {
    public static final String TABLE = "json_table";

    private final List<Column> own = new ArrayList<>();
    private final List<Column> nested = new ArrayList<>();

    private JsonColumns() {}

    /**
     * One column.
     *
     * @param type nothing for the number of the row
     */
    public record Column(Name name, @Nullable TypeName type) {}

    public static List<Column> of(JsonCall call) {
        Iterator<Part> parts = call.parts().iterator();
        while (parts.hasNext()) {
            if (isWords(parts.next(), "(")) {
                return new JsonColumns().read(parts);
            }
        }
        return List.of();
    }

    private List<Column> read(Iterator<Part> parts) {
        Name open = null;
        while (parts.hasNext()) {
            Part part = parts.next();
            if (isWords(part, "(")) {
                nested.addAll(new JsonColumns().read(parts));
            } else if (isWords(part, ")")) {
                break;
            } else if (part instanceof Part.Label(var use, var name) && use == JsonCall.Use.COLUMN) {
                open = name;
            } else if (open != null && (part instanceof Part.Type || isWords(part, "FOR ORDINALITY"))) {
                own.add(new Column(open, part instanceof Part.Type(var type) ? type : null));
                open = null;
            }
        }
        own.addAll(nested);
        return own;
    }

    private static boolean isWords(Part part, String words) {
        return part.equals(new Part.Words(words));
    }
}
