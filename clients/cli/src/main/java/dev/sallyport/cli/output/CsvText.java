package dev.sallyport.cli.output;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of RFC 4180, with escapes for what is not visible; a null is an empty field, an empty text is `""`. */
final class CsvText {
    private CsvText() {}

    static String line(List<String> fields) {
        return fields.stream().collect(Collectors.joining(","));
    }

    static String field(String text) {
        String shown = Printable.of(text);
        boolean quoted = shown.isEmpty() || shown.chars().anyMatch(unit -> unit == ',' || unit == '"' || unit == ' ');
        return quoted ? '"' + shown.replace("\"", "\"\"") + '"' : shown;
    }
}
