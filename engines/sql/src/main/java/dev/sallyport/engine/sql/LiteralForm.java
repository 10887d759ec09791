package dev.sallyport.engine.sql;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A literal as the tree takes it: two tokens of one form are equal there.
 *
 * @param type decides the type that the server gives it
 */
record LiteralForm(Type type, String text) {

    /** The classes of literals that a server types differently. */
    enum Type {
        STRING('s'),
        INTEGER('i'),
        LONG('l'),
        HUGE('h'),
        DECIMAL('d');

        /** Stands for it in a shape. */
        final char letter;

        Type(char letter) {
            this.letter = letter;
        }
    }

    private static final int MOST_CHARACTERS = 1024;
    private static final int MOST_DIGITS = 18;
    /** An `int4` behind a sign and an `int8` without one, so it is never lifted. */
    private static final long LOWEST = 1L << 31;

    /** The forms of the literals among the tokens, and nothing in the places of the others. */
    static @Nullable LiteralForm[] ofEach(List<Token> tokens) {
        @Nullable LiteralForm[] forms = new LiteralForm[tokens.size()];
        for (int i = 0; i < forms.length; i++) {
            Token token = tokens.get(i);
            boolean literal = token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.NUMBER;
            forms[i] = literal ? of(token) : null;
        }
        return forms;
    }

    static LiteralForm of(Token token) {
        String text = token.text();
        if (token.kind() == Token.Kind.STRING) {
            return new LiteralForm(Type.STRING, text);
        }
        if (!isDigits(text, 0)) {
            return new LiteralForm(Type.DECIMAL, text.toLowerCase(Locale.ROOT));
        }
        int zeros = 0;
        while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
            zeros++;
        }
        String digits = text.substring(zeros);
        return new LiteralForm(type(digits), digits);
    }

    private static Type type(String digits) {
        if (digits.length() > MOST_DIGITS) {
            return Type.HUGE;
        }
        long value = Long.parseLong(digits);
        if (value == LOWEST) {
            return Type.HUGE;
        }
        return value < LOWEST ? Type.INTEGER : Type.LONG;
    }

    /** Whether every reader takes it by its class alone, and a print of the value is the text itself. */
    boolean isPlain(Token written) {
        return switch (type) {
            case STRING -> isPlainText();
            case INTEGER, LONG -> written.text().equals(text);
            case HUGE -> false;
            case DECIMAL -> isPlainDecimal();
        };
    }

    /** Letters, digits, and what a keyboard has; no backslash, which is another character under other settings. */
    private boolean isPlainText() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ascii = c >= ' ' && c < 127 && c != '\\';
            if (!ascii && !(c > 127 && Character.isLetterOrDigit(c))) {
                return false;
            }
        }
        return text.length() <= MOST_CHARACTERS;
    }

    /** Digits, a point and digits. */
    private boolean isPlainDecimal() {
        int point = text.indexOf('.');
        return point > 0
                && text.length() <= MOST_DIGITS
                && isDigits(text.substring(0, point), 0)
                && isDigits(text, point + 1)
                && (point == 1 || text.charAt(0) != '0');
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > from;
    }
}
