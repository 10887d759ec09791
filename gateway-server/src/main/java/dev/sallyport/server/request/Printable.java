package dev.sallyport.server.request;

/** What a caller sent, made safe to stand in a message: no control, direction or zero-width characters, not too long. */
public final class Printable {
    private static final int LONGEST = 63;

    private Printable() {}

    /** The first of its characters, the dangerous ones spelt out. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> append(safe, point));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                safe.append("\\u{").append(Integer.toHexString(point)).append('}');
            default -> safe.appendCodePoint(point);
        }
    }
}
