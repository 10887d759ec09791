package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;

/** Reads names; one that the server would compare otherwise than by its small letters is refused. */
final class IdentifierReader {

    private static final int MAX_CHARACTERS = 64;
    private static final String UNTRUSTED_IN_QUOTES = ".\"\\`";

    private IdentifierReader() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A dollar sign begins a quoted text in some versions, a digit a number; either may follow. */
    static boolean isStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
    }

    static boolean isPart(char c) {
        return isStart(c) || isDigit(c) || c == '$';
    }

    /** As it is written. */
    static String word(TextCursor text) throws NotRead {
        int length = 0;
        while (isPart(text.peek(length))) {
            length++;
        }
        return checked(text.take(length));
    }

    /** What stands between backticks. */
    static String quoted(TextCursor text) throws NotRead {
        text.skip(1);
        StringBuilder name = new StringBuilder();
        while (!text.atEnd()) {
            char c = text.take();
            if (c == '`' && text.peek() != '`') {
                return checked(name.toString());
            }
            text.skip(c == '`' ? 1 : 0);
            name.append(c);
        }
        throw NotRead.malformed("a quoted name is not closed", "close it with a backtick");
    }

    private static String checked(String name) throws NotRead {
        if (name.isEmpty()) {
            throw NotRead.malformed("a name is empty", "write the name");
        }
        for (int i = 0; i < UNTRUSTED_IN_QUOTES.length(); i++) {
            char untrusted = UNTRUSTED_IN_QUOTES.charAt(i);
            if (name.indexOf(untrusted) >= 0) {
                throw NotRead.notUnderstood(
                        "a quoted name holds `" + (untrusted == '`' ? "a backtick" : Character.toString(untrusted))
                                + "`",
                        "use a view with plain names, and put each part of a name with dots in backticks of its own");
            }
        }
        if (name.endsWith(" ")) {
            throw NotRead.malformed("a name ends in a blank", "leave the blank out");
        }
        if (name.length() > MAX_CHARACTERS) {
            throw NotRead.tooLarge("a name is longer than `64` characters", "write the name as the catalog has it");
        }
        if (!name.codePoints().allMatch(IdentifierReader::isPlain)) {
            throw NotRead.notUnderstood(
                    "a name holds a character that can't be seen or stored in a name, or that some letter of ASCII is"
                            + " equal to",
                    "write the name in plain letters");
        }
        return name;
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> !Character.isSupplementaryCodePoint(c) && !isEqualToAscii(c);
        };
    }

    /** As the sign of Kelvin, which the server takes for the letter. */
    private static boolean isEqualToAscii(int c) {
        return c >= 0x80 && (Character.toLowerCase(c) < 0x80 || Character.toUpperCase(c) < 0x80);
    }
}
