package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.NameText;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;
import java.nio.charset.StandardCharsets;

/** Reads names: only ASCII letters are folded, and a name that the server would cut is refused. */
final class IdentifierReader {

    private static final int MAX_BYTES = 63;

    private IdentifierReader() {}

    /** As the server folds it in every locale: ASCII letters only. */
    static char folded(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    static String word(TextCursor text) throws NotRead {
        int length = 0;
        int every = 0;
        boolean capital = false;
        for (char c = text.peek(); NameText.isPart(c); c = text.peek(length)) {
            every |= c;
            capital |= folded(c) != c;
            length++;
        }
        String written = text.ahead(length);
        text.skip(length);
        String name = capital ? folded(written) : written;
        boolean beyondDoubt = every < 0x80 && length > 0 && length <= MAX_BYTES;
        return beyondDoubt ? name : checked(name);
    }

    private static String folded(String written) {
        StringBuilder name = new StringBuilder(written);
        for (int i = 0; i < name.length(); i++) {
            name.setCharAt(i, folded(name.charAt(i)));
        }
        return name.toString();
    }

    static String quoted(TextCursor text) throws NotRead {
        return checked(raw(text));
    }

    /** What stands between the quotes. */
    static String raw(TextCursor text) throws NotRead {
        return NameText.quoted(text, "double quote");
    }

    static String checked(String name) throws NotRead {
        NameText.requireTrusted(name, "use a view with plain names");
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw NotRead.tooLarge("a name is longer than `63` bytes", "write the name as the catalog has it");
        }
        if (!name.codePoints().allMatch(NameText::isVisible)) {
            throw NotRead.notUnderstood(
                    "a name holds a character that can't be seen", "write the name in plain letters");
        }
        return name;
    }

    /** Whether a word of small ASCII letters stands there, in letters of either case. */
    static boolean startsWithWord(TextCursor text, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (folded(text.peek(i)) != word.charAt(i)) {
                return false;
            }
        }
        return !NameText.isPart(text.peek(word.length()));
    }
}
