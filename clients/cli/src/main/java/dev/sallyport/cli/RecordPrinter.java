package dev.sallyport.cli;

import dev.sallyport.cli.output.Format;
import dev.sallyport.cli.output.JsonText;
import dev.sallyport.cli.output.ListPrinter;
import dev.sallyport.cli.output.Printable;
import dev.sallyport.v1.StoredRecord;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints records of the trail one by one as they come. */
final class RecordPrinter implements AutoCloseable {
    private final PrintWriter out;
    private final Format format;
    private final ListPrinter csv;
    private boolean isFirst = true;

    RecordPrinter(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
        this.csv = new ListPrinter(out, RecordLine.NAMES);
        if (format == Format.csv) {
            csv.print(List.of(), format);
        }
    }

    void print(StoredRecord entry) {
        Map<String, Object> fields = RecordLine.of(entry);
        switch (format) {
            case table ->
                out.println(Printable.of(fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining(" "))));
            case json -> out.print((isFirst ? "[" : ",") + System.lineSeparator() + JsonText.of(fields));
            case ndjson -> out.println(JsonText.of(fields));
            case csv ->
                csv.csvLine(RecordLine.NAMES.stream()
                        .map(name -> fields.getOrDefault(name, ""))
                        .toList());
        }
        isFirst = false;
        out.flush();
    }

    /** Ends the document, where the format is one. */
    @Override
    public void close() {
        if (format == Format.json) {
            out.println(isFirst ? "[]" : System.lineSeparator() + "]");
            out.flush();
        }
    }
}
