package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.NameText;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;

/** Reads names; one that the server would compare otherwise than by its small letters is refused. */
final class IdentifierReader {

    private static final int MAX_CHARACTERS = 64;

    private IdentifierReader() {}

    /** As it is written. */
    static String word(TextCursor text) throws NotRead {
        int length = 0;
        while (NameText.isPart(text.peek(length))) {
            length++;
        }
        return checked(text.take(length));
    }

    /** What stands between backticks. */
    static String quoted(TextCursor text) throws NotRead {
        return checked(NameText.quoted(text, "backtick"));
    }

    private static String checked(String name) throws NotRead {
        NameText.requireTrusted(
                name, "use a view with plain names, and put each part of a name with dots in backticks of its own");
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
        return NameText.isVisible(c) && (c == ' ' || !(Character.isSupplementaryCodePoint(c) || isEqualToAscii(c)));
    }

    /** As the sign of Kelvin, which the server takes for the letter. */
    private static boolean isEqualToAscii(int c) {
        return c >= 0x80 && (Character.toLowerCase(c) < 0x80 || Character.toUpperCase(c) < 0x80);
    }
}
