package dev.sallyport.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Aligned columns. Widths come from the first rows, so that a long answer streams: a later cell that is wider than those
 * is printed whole and pushes its line to the right.
 */
final class TableText {
    private static final int ROWS_THAT_SET_WIDTHS = 500;

    private final PrintWriter out;
    private final List<List<String>> waiting = new ArrayList<>();
    private List<Integer> widths = List.of();

    TableText(PrintWriter out, List<String> labels) {
        this.out = out;
        waiting.add(printable(labels));
    }

    void row(List<String> cells) {
        List<String> row = printable(cells);
        if (widths.isEmpty()) {
            waiting.add(row);
            if (waiting.size() > ROWS_THAT_SET_WIDTHS) {
                flush();
            }
        } else {
            line(row);
        }
    }

    void end() {
        if (widths.isEmpty()) {
            flush();
        }
    }

    private static List<String> printable(List<String> cells) {
        return cells.stream().map(Printable::of).toList();
    }

    private void flush() {
        widths = IntStream.range(0, waiting.getFirst().size())
                .map(at -> waiting.stream()
                        .mapToInt(row -> Width.of(row.get(at)))
                        .max()
                        .orElse(0))
                .boxed()
                .toList();
        line(waiting.getFirst());
        out.println(widths.stream().map("-"::repeat).collect(Collectors.joining("-+-")));
        waiting.stream().skip(1).forEach(this::line);
        waiting.clear();
    }

    private void line(List<String> cells) {
        String line = IntStream.range(0, cells.size())
                .mapToObj(at -> Width.pad(cells.get(at), widths.get(at)))
                .collect(Collectors.joining(" | "));
        out.println(line.stripTrailing());
    }
}
