package dev.sallyport.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * Some facts and a list: lines around a table for people, one document for programs, the list alone as comma-separated
 * values.
 *
 * @param facts what stands before the table
 * @param fields of the list
 * @param rows one text for each field
 * @param notes what stands behind the table
 * @param document all of it, as JSON
 */
public record Report(
        List<String> facts,
        List<String> fields,
        List<List<String>> rows,
        List<String> notes,
        Map<String, Object> document) {

    /** Facts and notes go to `beside` where the format has no place for them. */
    public void print(PrintWriter out, PrintWriter beside, Format format) {
        switch (format) {
            case table -> table(out);
            case json, ndjson -> out.println(JsonText.of(document));
            case csv -> {
                new ListPrinter(out, fields).print(rows, format);
                lines(beside, facts);
                lines(beside, notes);
            }
        }
        out.flush();
        beside.flush();
    }

    private void table(PrintWriter out) {
        lines(out, facts);
        if (!rows.isEmpty()) {
            out.println();
            new ListPrinter(out, fields).print(rows, Format.table);
            out.println();
        }
        lines(out, notes);
    }

    private static void lines(PrintWriter out, List<String> lines) {
        lines.stream().map(Printable::of).forEach(out::println);
    }
}
