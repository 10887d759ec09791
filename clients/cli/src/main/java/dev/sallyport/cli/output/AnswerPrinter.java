package dev.sallyport.cli.output;

import dev.sallyport.client.Answer;
import dev.sallyport.client.Row;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.Hint;
import dev.sallyport.v1.ObjectRef;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Prints an answer while it arrives; when it breaks off, what was printed does not look whole. */
public final class AnswerPrinter {
    private final PrintWriter out;
    private final PrintWriter notes;
    private final ExtendedJson documents;

    /** Rows go to `out`; what is to know beside them goes to `notes` where the format has no place for it. */
    public AnswerPrinter(PrintWriter out, PrintWriter notes, ExtendedJson documents) {
        this.out = out;
        this.notes = notes;
        this.documents = documents;
    }

    /** Reads the answer to its end. */
    public void print(Answer answer, Format format) {
        switch (format) {
            case table -> table(answer);
            case json -> json(answer);
            case ndjson -> ndjson(answer);
            case csv -> csv(answer);
        }
        out.flush();
        notes.flush();
    }

    private void table(Answer answer) {
        if (answer.columns().isEmpty()) {
            answer.forEach(_ -> {});
        } else if (DocumentRows.are(answer)) {
            new DocumentRows(answer, documents).table(out);
            out.println();
        } else {
            var table = new TableText(out, labels(answer));
            answer.forEach(row -> table.row(cells(row)));
            table.end();
            out.println();
        }
        Notes.of(answer).forEach(out::println);
    }

    private void json(Answer answer) {
        List<String> keys = JsonCells.keys(labels(answer));
        out.print("{\"columns\":" + JsonText.of(columns(answer, keys)) + ",\"rows\":[");
        String separator = "\n";
        for (Row row : answer) {
            out.print(separator + DocumentRows.json(keys, row, documents));
            separator = ",\n";
        }
        out.println("],\n\"summary\":" + JsonText.of(summary(answer)) + "}");
    }

    private void ndjson(Answer answer) {
        List<String> keys = JsonCells.keys(labels(answer));
        answer.forEach(row -> out.println(DocumentRows.json(keys, row, documents)));
        Map<String, Object> end = summary(answer);
        end.put("columns", columns(answer, keys));
        out.println(JsonText.of(Map.of(DocumentRows.SUMMARY, end)));
    }

    private void csv(Answer answer) {
        if (DocumentRows.are(answer)) {
            new DocumentRows(answer, documents).csv(out);
        } else {
            csvLines(answer);
        }
        Notes.of(answer).forEach(notes::println);
    }

    private void csvLines(Answer answer) {
        out.println(CsvText.line(labels(answer).stream().map(CsvText::field).toList()));
        for (Row row : answer) {
            out.println(CsvText.line(IntStream.range(0, answer.columns().size())
                    .mapToObj(at -> row.isNull(at) ? "" : CsvText.field(text(row, at)))
                    .toList()));
        }
    }

    private static List<String> labels(Answer answer) {
        return answer.columns().stream().map(Column::getLabel).toList();
    }

    private List<String> cells(Row row) {
        return IntStream.range(0, row.batch().columns().size())
                .mapToObj(at -> row.isNull(at) ? DocumentRows.NULL : text(row, at))
                .toList();
    }

    private String text(Row row, int at) {
        return DocumentRows.holdsDocuments(row.batch().column(at).column())
                ? documents.of(row.bytes(at))
                : row.text(at);
    }

    private static List<Map<String, Object>> columns(Answer answer, List<String> keys) {
        return IntStream.range(0, keys.size())
                .mapToObj(at -> column(keys.get(at), answer.columns().get(at)))
                .toList();
    }

    private static Map<String, Object> column(String key, Column column) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", key);
        json.put("type", word(column.getType().name(), "TYPE_"));
        json.put("engine_type", column.getEngineType());
        json.put("disclosure", word(column.getDisclosure().name(), "DISCLOSURE_"));
        if (!column.getMask().isEmpty()) {
            json.put("mask", column.getMask());
        }
        return json;
    }

    private static Map<String, Object> summary(Answer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("completion", word(answer.summary().getCompletion().name(), "COMPLETION_"));
        json.put("rows", answer.summary().getRows());
        json.put("affected", answer.summary().getAffected());
        json.put("hints", answer.hints().stream().map(AnswerPrinter::hint).toList());
        json.put("audit_index", answer.auditIndex());
        json.put("request", answer.requestId());
        return json;
    }

    /** A column of an answer that has not come, so that its types are not known. */
    static Map<String, Object> planned(Column column) {
        Map<String, Object> json = column(column.getLabel(), column);
        json.remove("type");
        json.remove("engine_type");
        return json;
    }

    static Map<String, Object> hint(Hint hint) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", word(hint.getKind().name(), "HINT_KIND_"));
        ObjectRef object = hint.getObject();
        json.put("object", List.of(object.getSchema(), object.getObject(), object.getColumn()));
        json.put("text", Notes.hint(hint));
        return json;
    }

    /** The name of an enum value as a word of a document. */
    static String word(String name, String prefix) {
        return (name.startsWith(prefix) ? name.substring(prefix.length()) : name).toLowerCase(java.util.Locale.ROOT);
    }
}
