package dev.sallyport.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text of anybody in lines behind a margin. The text breaks only where a line is full, or behind a line feed of its
 * own, which shows; so whatever stands left of the margin is not from whoever wrote the text.
 */
final class Margin {
    private static final String MARGIN = "  | ";
    private static final int WIDTH = 100;
    /** An escape of JSON, or any other character. */
    private static final Pattern JSON_UNIT = Pattern.compile("\\\\u[0-9a-fA-F]{4}|\\\\?.", Pattern.DOTALL);

    private Margin() {}

    /** What is not plainly visible as an escape, and a backslash as two, so that no text looks like an escape. */
    static String visible(String text) {
        return Printable.of(text.replace("\\", "\\\\"));
    }

    /** The title with the text behind it where that is short, else the title and the text below it. */
    static List<String> of(String title, String text) {
        List<String> pieces = pieces(text);
        if (pieces.size() <= 1 && Width.of(title + ": " + String.join("", pieces)) <= WIDTH) {
            return List.of(visible(title) + (text.isEmpty() ? ":" : ": " + pieces.getFirst()));
        }
        return block(title, text);
    }

    /** The title and the text below it. */
    static List<String> block(String title, String text) {
        List<String> lines = new ArrayList<>();
        lines.add(visible(title) + ":");
        pieces(text).forEach(piece -> lines.add(MARGIN + piece));
        return lines;
    }

    /** The title and JSON in visible characters below it, whose own escapes stand as they are. */
    static List<String> json(String title, String json) {
        List<String> lines = new ArrayList<>();
        lines.add(visible(title) + ":");
        List<String> units =
                JSON_UNIT.matcher(json).results().map(MatchResult::group).toList();
        pieces(units, Printable::of).forEach(piece -> lines.add(MARGIN + piece));
        return lines;
    }

    private static List<String> pieces(String text) {
        return pieces(text.codePoints().mapToObj(Character::toString).toList(), Margin::visible);
    }

    /** Lines of units that stand whole. */
    private static List<String> pieces(List<String> units, UnaryOperator<String> visible) {
        List<String> pieces = new ArrayList<>();
        var piece = new StringBuilder();
        int width = 0;
        for (String unit : units) {
            String shown = visible.apply(unit);
            int more = Width.of(shown);
            if (width + more > WIDTH) {
                pieces.add(piece.toString());
                piece.setLength(0);
                width = 0;
            }
            var _ = piece.append(shown);
            width += more;
            if (unit.equals("\n")) {
                width = WIDTH;
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }
}
