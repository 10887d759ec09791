package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;

/** Reads numbers and parameters; what one server version reads as a number and another as two tokens is refused. */
final class NumberReader {

    private static final int MAX_PARAMETER_DIGITS = 5;
    private static final int MAX_PARAMETER = 32_767;

    private NumberReader() {}

    static boolean startsNumber(TextCursor text) {
        return IdentifierReader.isDigit(text.peek()) || (text.peek() == '.' && IdentifierReader.isDigit(text.peek(1)));
    }

    static String read(TextCursor text) throws NotRead {
        int start = text.offset();
        digits(text);
        if (text.peek() == '.' && text.peek(1) != '.') {
            text.skip(1);
            digits(text);
        }
        exponent(text);
        char next = text.peek();
        if (IdentifierReader.isPart(next) || next == '.') {
            throw NotRead.malformed("something follows a number without a space", "put a space behind the number");
        }
        return text.sql().substring(start, text.offset());
    }

    private static void digits(TextCursor text) {
        while (IdentifierReader.isDigit(text.peek())) {
            text.skip(1);
        }
    }

    private static void exponent(TextCursor text) {
        int sign = text.peek(1) == '+' || text.peek(1) == '-' ? 1 : 0;
        boolean letter = text.peek() == 'e' || text.peek() == 'E';
        if (letter && IdentifierReader.isDigit(text.peek(1 + sign))) {
            text.skip(1 + sign);
            digits(text);
        }
    }

    static String parameter(TextCursor text) throws NotRead {
        text.skip(1);
        int start = text.offset();
        digits(text);
        String digits = text.sql().substring(start, text.offset());
        if (IdentifierReader.isPart(text.peek())) {
            throw NotRead.malformed(
                    "something follows a parameter without a space", "put a space behind the parameter");
        }
        if (digits.length() > MAX_PARAMETER_DIGITS
                || digits.startsWith("0")
                || Integer.parseInt(digits) > MAX_PARAMETER) {
            throw NotRead.malformed("`$" + digits + "` is no parameter", "number parameters from `$1`");
        }
        return digits;
    }
}
