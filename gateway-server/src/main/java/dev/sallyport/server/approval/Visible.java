package dev.sallyport.server.approval;

/** Text of an agent on its way to a person: nothing in it moves a cursor, hides or turns what stands beside it. */
final class Visible {
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private Visible() {}

    /** Line breaks and tabs stay where they are told to; everything else that has no shape is spelt out. */
    static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(visible, point));
        return visible.toString();
    }

    private static void append(StringBuilder visible, int point) {
        if (point == '\n' || !isHidden(point)) {
            visible.appendCodePoint(point);
        } else {
            visible.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
    }

    /** Also spaces that are none of ASCII: they part words where a reader sees one. */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            case Character.SPACE_SEPARATOR -> point >= FIRST_BEYOND_ASCII;
            default -> isBlank(point);
        };
    }

    /** Letters and marks that show nothing: Hangul fillers, variation selectors, the grapheme joiner. */
    private static boolean isBlank(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x2800
                || point == 0x3164
                || point == 0xFFA0
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
