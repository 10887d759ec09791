package dev.sallyport.cli.output;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Prints a list of things that each have the same fields. */
public final class ListPrinter {
    private final PrintWriter out;
    private final List<String> fields;

    /** A list with these fields. */
    public ListPrinter(PrintWriter out, List<String> fields) {
        this.out = out;
        this.fields = fields;
    }

    /** Prints all of it; each row has one text, number or list for each field. */
    public void print(List<? extends List<?>> rows, Format format) {
        switch (format) {
            case table -> table(rows);
            case json -> out.println(JsonText.of(rows.stream().map(this::object).toList()));
            case ndjson -> rows.forEach(row -> out.println(JsonText.of(object(row))));
            case csv -> csv(rows);
        }
        out.flush();
    }

    private void table(List<? extends List<?>> rows) {
        var table = new TableText(out, fields);
        rows.forEach(row -> table.row(texts(row)));
        table.end();
    }

    private void csv(List<? extends List<?>> rows) {
        out.println(CsvText.line(fields.stream().map(CsvText::field).toList()));
        rows.forEach(row ->
                out.println(CsvText.line(texts(row).stream().map(CsvText::field).toList())));
    }

    /** One more row, for a list that comes in pieces; an empty text stands for nothing at all. */
    public void csvLine(List<?> row) {
        out.println(CsvText.line(texts(row).stream()
                .map(text -> text.isEmpty() ? text : CsvText.field(text))
                .toList()));
    }

    private static List<String> texts(List<?> row) {
        return row.stream().map(ListPrinter::text).toList();
    }

    /** A list reads as JSON, so that no two lists read alike; an empty one is no text at all. */
    private static String text(Object value) {
        return value instanceof List<?> list ? list.isEmpty() ? "" : JsonText.of(list) : String.valueOf(value);
    }

    private Map<String, Object> object(List<?> row) {
        Map<String, Object> object = new LinkedHashMap<>();
        IntStream.range(0, fields.size()).forEach(at -> object.put(fields.get(at), row.get(at)));
        return object;
    }
}
