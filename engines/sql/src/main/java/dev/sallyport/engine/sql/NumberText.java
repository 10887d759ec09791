package dev.sallyport.engine.sql;

/** Numbers as every server writes them; what may follow one is its own. */
public final class NumberText {
    private NumberText() {}

    /** Whether a number begins here. */
    public static boolean startsAt(TextCursor text) {
        return NameText.isDigit(text.peek()) || (text.peek() == '.' && NameText.isDigit(text.peek(1)));
    }

    /** Moves behind the digits. */
    public static void skipDigits(TextCursor text) {
        while (NameText.isDigit(text.peek())) {
            text.skip(1);
        }
    }

    /** Moves behind the exponent, if a whole one stands here. */
    public static void skipExponent(TextCursor text) {
        int sign = text.peek(1) == '+' || text.peek(1) == '-' ? 1 : 0;
        boolean letter = text.peek() == 'e' || text.peek() == 'E';
        if (letter && NameText.isDigit(text.peek(1 + sign))) {
            text.skip(1 + sign);
            skipDigits(text);
        }
    }
}
