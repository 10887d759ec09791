package dev.sallyport.cli.output;

/**
 * Text that a terminal shows as it is. Whoever fills a database or writes a reason may be hostile: control characters
 * move the cursor, bidirectional marks reorder a line, and characters without width make two names look like one.
 */
public final class Printable {
    private Printable() {}

    /** The text with everything that is not plainly visible written as an escape, a line feed as `\n`. */
    public static String of(String text) {
        if (text.codePoints().allMatch(Printable::isPlain)) {
            return text;
        }
        var escaped = new StringBuilder(text.length() + Long.SIZE);
        text.codePoints().forEach(point -> append(escaped, point));
        return escaped.toString();
    }

    /** Whether a character shows as itself and does nothing else. */
    static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> !isInvisible(point);
        };
    }

    /** Letters and marks that have no shape of their own, by Unicode's list of ignorable code points. */
    private static boolean isInvisible(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x2800
                || point == 0x3164
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0xFFA0
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private static void append(StringBuilder to, int point) {
        if (isPlain(point)) {
            to.appendCodePoint(point);
        } else {
            to.append(
                    switch (point) {
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        default -> "\\u{" + Integer.toHexString(point) + "}";
                    });
        }
    }
}
