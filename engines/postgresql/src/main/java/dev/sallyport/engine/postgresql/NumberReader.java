package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.NameText;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.NumberText;
import dev.sallyport.engine.sql.TextCursor;

/** Reads numbers and parameters; what one server version reads as a number and another as two tokens is refused. */
final class NumberReader {

    private static final int MAX_PARAMETER_DIGITS = 5;
    private static final int MAX_PARAMETER = 32_767;

    private NumberReader() {}

    static String read(TextCursor text) throws NotRead {
        int start = text.offset();
        NumberText.skipDigits(text);
        if (text.peek() == '.' && text.peek(1) != '.') {
            text.skip(1);
            NumberText.skipDigits(text);
        }
        NumberText.skipExponent(text);
        char next = text.peek();
        if (NameText.isPart(next) || next == '.') {
            throw NotRead.malformed("something follows a number without a space", "put a space behind the number");
        }
        return text.sql().substring(start, text.offset());
    }

    static String parameter(TextCursor text) throws NotRead {
        text.skip(1);
        int start = text.offset();
        NumberText.skipDigits(text);
        String digits = text.sql().substring(start, text.offset());
        if (NameText.isPart(text.peek())) {
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
