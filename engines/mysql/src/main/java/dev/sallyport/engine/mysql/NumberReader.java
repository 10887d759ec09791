package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.NameText;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.NumberText;
import dev.sallyport.engine.sql.TextCursor;
import java.math.BigInteger;
import java.util.Locale;

/** Reads numbers, and bytes as {@code 0x} with whole bytes; what goes on as a name is refused. */
final class NumberReader {

    private static final String HEXADECIMAL = "0123456789abcdefABCDEF";
    private static final String BINARY = "01";

    private NumberReader() {}

    /** {@code b'101'}, with a letter of either case. */
    static boolean startsBits(TextCursor text) {
        return (text.peek() == 'b' || text.peek() == 'B') && text.peek(1) == '\'';
    }

    static String read(TextCursor text) throws NotRead {
        if (text.startsWith("0x")) {
            text.skip(2);
            return bytes(separate(text, run(text, HEXADECIMAL)));
        }
        if (text.startsWith("0b")) {
            text.skip(2);
            return bytes(hexadecimal(separate(text, run(text, BINARY))));
        }
        int start = text.offset();
        NumberText.skipDigits(text);
        if (text.peek() == '.') {
            text.skip(1);
            NumberText.skipDigits(text);
        }
        NumberText.skipExponent(text);
        return separate(text, text.sql().substring(start, text.offset()));
    }

    static String bits(TextCursor text) throws NotRead {
        text.skip(2);
        String digits = run(text, BINARY);
        if (digits.isEmpty() || text.peek() != '\'') {
            throw NotRead.malformed("bits are written as `0` and `1`", "write b'101'");
        }
        text.skip(1);
        return bytes(hexadecimal(digits));
    }

    private static String run(TextCursor text, String digits) {
        int length = 0;
        while (text.peek(length) != TextCursor.END && digits.indexOf(text.peek(length)) >= 0) {
            length++;
        }
        return text.take(length);
    }

    /** The length in bytes is that of the bits, with zeros in front. */
    private static String hexadecimal(String bits) {
        String digits = new BigInteger('0' + bits, 2).toString(16);
        int whole = (bits.length() + 7) / 8 * 2;
        return "0".repeat(Math.max(whole - digits.length(), 0)) + digits;
    }

    private static String bytes(String digits) {
        return "0x" + (digits.length() % 2 == 0 ? "" : "0") + digits.toLowerCase(Locale.ROOT);
    }

    private static String separate(TextCursor text, String number) throws NotRead {
        char next = text.peek();
        if (number.isEmpty() || NameText.isPart(next) || next == '.') {
            throw NotRead.malformed(
                    "something follows a number without a space",
                    "put a space behind the number, or a name that begins with a digit in backticks");
        }
        return number;
    }
}
