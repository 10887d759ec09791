package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.NameText;
import dev.sallyport.engine.sql.TextCursor;

/**
 * Reads variables with plain names: {@code @x}, {@code @@x}, {@code @@scope.x}. Those in quotes are none that is read, nor is a
 * sign directly behind something, which may belong to an account.
 */
final class VariableReader {

    private VariableReader() {}

    static boolean startsVariable(TextCursor text) {
        return text.peek() == '@' && isPart(text.peek(signs(text))) && !isBehindSomething(text);
    }

    /** With its signs, in the spelling in which it is compared. */
    static String read(TextCursor text) {
        int signs = signs(text);
        int length = name(text, signs);
        while (signs == 2 && text.peek(length) == '.' && isPart(text.peek(length + 1))) {
            length = name(text, length + 1);
        }
        return MySqlNames.folded(text.take(length));
    }

    private static int signs(TextCursor text) {
        return text.startsWith("@@") ? 2 : 1;
    }

    private static int name(TextCursor text, int from) {
        int end = from;
        while (isPart(text.peek(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBehindSomething(TextCursor text) {
        char before = text.offset() == 0 ? ' ' : text.sql().charAt(text.offset() - 1);
        return before == '\'' || before == '"' || before == '`' || before == '@' || NameText.isPart(before);
    }

    private static boolean isPart(char c) {
        return c < 0x80 && NameText.isPart(c);
    }
}
