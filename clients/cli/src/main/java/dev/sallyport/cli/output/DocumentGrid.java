package dev.sallyport.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Documents as lines of cells. The columns are the top-level names of the first documents, in the order in which they
 * came; what a document has beside them stands in a last column as JSON, so that nothing is lost and a long answer streams.
 */
final class DocumentGrid {
    /** So many documents are looked at for names before the first line. */
    static final int FIRST = 500;
    /** The last column, where there is one: a name that no field can be asked for by. */
    static final String OTHERS = "$other";

    private static final int MOST_COLUMNS = 100;

    private final Sheet sheet;
    private final String label;
    private final List<Map<String, BsonValue>> waiting = new ArrayList<>();
    private List<String> names = List.of();
    private boolean hasOthers;

    /** Where the lines go. */
    interface Sheet {
        /** The labels, before the first line. */
        void head(List<String> labels);

        /** A line with a cell for each label. */
        void line(List<String> cells);

        /** A value as it is written here; a field that is missing is an empty text. */
        String cell(BsonValue value);
    }

    /** @param label of the one column where no document has a name */
    DocumentGrid(Sheet sheet, String label) {
        this.sheet = sheet;
        this.label = label;
    }

    /** One more, by its top-level names. */
    void add(Map<String, BsonValue> document) {
        if (waiting.size() == FIRST) {
            flush(true);
        }
        if (names.isEmpty()) {
            waiting.add(document);
        } else {
            line(document);
        }
    }

    void end() {
        if (names.isEmpty()) {
            flush(false);
        }
    }

    private void flush(boolean hasMore) {
        Set<String> all = new LinkedHashSet<>();
        waiting.forEach(document -> all.addAll(document.keySet()));
        names = all.isEmpty()
                ? List.of(label)
                : all.stream().limit(MOST_COLUMNS).toList();
        hasOthers = hasMore || all.size() > MOST_COLUMNS;
        sheet.head(labels());
        waiting.forEach(this::line);
        waiting.clear();
    }

    private List<String> labels() {
        return hasOthers
                ? JsonCells.keys(
                        Stream.concat(names.stream(), Stream.of(OTHERS)).toList())
                : names;
    }

    private void line(Map<String, BsonValue> document) {
        Map<String, BsonValue> rest = new LinkedHashMap<>(document);
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            BsonValue value = rest.remove(name);
            cells.add(value == null ? "" : sheet.cell(value));
        }
        if (hasOthers) {
            var others = new BsonDocument();
            others.putAll(rest);
            cells.add(rest.isEmpty() ? "" : sheet.cell(others));
        }
        sheet.line(cells);
    }
}
