package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;

/** Reads {@code E'...'} constants by value. */
final class EscapeReader {

    private EscapeReader() {}

    static String escaped(TextCursor text) throws NotRead {
        StringBuilder value = new StringBuilder();
        do {
            text.skip(1);
            segment(text, value);
        } while (StringReader.continues(text));
        return wellFormed(value.toString());
    }

    private static void segment(TextCursor text, StringBuilder value) throws NotRead {
        while (!text.atEnd()) {
            char c = text.take();
            if (c == '\'' && text.peek() != '\'') {
                return;
            }
            if (c == '\\') {
                escape(text, value);
            } else {
                text.skip(c == '\'' ? 1 : 0);
                value.append(c);
            }
        }
        throw StringReader.notClosed();
    }

    private static void escape(TextCursor text, StringBuilder value) throws NotRead {
        if (text.atEnd()) {
            throw StringReader.notClosed();
        }
        char c = text.take();
        switch (c) {
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'u' -> value.appendCodePoint(exactly(text, 4));
            case 'U' -> value.appendCodePoint(exactly(text, 8));
            case 'x' -> value.append(ascii(hexadecimal(text)));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                text.moveTo(text.offset() - 1);
                value.append(ascii(upTo(text, 3, 8)));
            }
            default -> value.append(c);
        }
    }

    private static int hexadecimal(TextCursor text) {
        return Character.digit(text.peek(), 16) < 0 ? 'x' : upTo(text, 2, 16);
    }

    private static int upTo(TextCursor text, int digits, int radix) {
        int number = 0;
        for (int i = 0; i < digits && isAsciiDigit(text.peek(), radix); i++) {
            number = number * radix + Character.digit(text.take(), radix);
        }
        return number;
    }

    private static boolean isAsciiDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }

    static int exactly(TextCursor text, int digits) throws NotRead {
        int start = text.offset();
        int number = upTo(text, digits, 16);
        if (text.offset() - start != digits || !Character.isValidCodePoint(number) || number == 0) {
            throw NotRead.malformed("an escape is no character", "write the character itself");
        }
        return number;
    }

    /** Bytes above 127 make characters only together. */
    private static char ascii(int number) throws NotRead {
        if (number == 0 || number > 0x7f) {
            throw NotRead.notUnderstood("an escape of a byte that is no character", "write the character itself");
        }
        return (char) number;
    }

    static String wellFormed(String value) throws NotRead {
        if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw NotRead.malformed("an escape is half a character", "write the character itself");
        }
        return value;
    }
}
