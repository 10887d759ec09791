package dev.sallyport.engine.sql;

/** Names as every server writes them; what a server reads of them is its own. */
public final class NameText {
    private static final String UNTRUSTED_IN_QUOTES = ".\"\\`";

    private NameText() {}

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A dollar sign begins a quoted text in some versions, a digit a number; either may follow. */
    public static boolean isStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
    }

    public static boolean isPart(char c) {
        return isStart(c) || isDigit(c) || c == '$';
    }

    /**
     * What stands between the quotes, of which two are one.
     *
     * @param called what a caller writes for it
     */
    public static String quoted(TextCursor text, String called) throws NotRead {
        char quote = text.take();
        StringBuilder name = new StringBuilder();
        while (!text.atEnd()) {
            char c = text.take();
            if (c == quote && text.peek() != quote) {
                return name.toString();
            }
            text.skip(c == quote ? 1 : 0);
            name.append(c);
        }
        throw NotRead.malformed("a quoted name is not closed", "close it with a " + called);
    }

    /** Refuses what some reader may take for more than one name. */
    public static void requireTrusted(String name, String nextStep) throws NotRead {
        if (name.isEmpty()) {
            throw NotRead.malformed("a name is empty", "write the name");
        }
        for (int i = 0; i < UNTRUSTED_IN_QUOTES.length(); i++) {
            char untrusted = UNTRUSTED_IN_QUOTES.charAt(i);
            if (name.indexOf(untrusted) >= 0) {
                throw NotRead.notUnderstood(
                        "a quoted name holds `" + (untrusted == '`' ? "a backtick" : Character.toString(untrusted))
                                + "`",
                        nextStep);
            }
        }
    }

    /** Whether a reader of a name sees it. */
    public static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
