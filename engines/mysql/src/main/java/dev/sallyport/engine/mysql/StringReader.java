package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;

/** Reads string constants by value, in quotes of either kind; constants with nothing but blanks between are one. */
final class StringReader {

    private StringReader() {}

    static boolean startsString(TextCursor text) {
        return text.peek() == '\'' || text.peek() == '"';
    }

    static String read(TextCursor text) throws NotRead {
        StringBuilder value = new StringBuilder();
        do {
            segment(text, value);
            BlankReader.skip(text);
        } while (startsString(text));
        return value.toString();
    }

    private static void segment(TextCursor text, StringBuilder value) throws NotRead {
        char quote = text.take();
        while (!text.atEnd()) {
            char c = text.take();
            if (c == quote && text.peek() != quote) {
                return;
            }
            if (c == '\\') {
                escape(text, value);
            } else {
                text.skip(c == quote ? 1 : 0);
                value.append(c);
            }
        }
        throw notClosed();
    }

    /** A wildcard of LIKE keeps its backslash, for LIKE to read. */
    private static void escape(TextCursor text, StringBuilder value) throws NotRead {
        if (text.atEnd()) {
            throw notClosed();
        }
        char c = text.take();
        switch (c) {
            case '0' -> value.append('\0');
            case 'b' -> value.append('\b');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'Z' -> value.append('\u001a');
            case '%', '_' -> value.append('\\').append(c);
            default -> value.append(c);
        }
    }

    private static NotRead notClosed() {
        return NotRead.malformed(
                "a string is not closed", "close it with a quote; a backslash takes the next character");
    }
}
