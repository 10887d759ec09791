package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.NameText;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;

/** Reads string constants by value; a constant goes on after a line break when nothing but blanks is between. */
final class StringReader {

    private StringReader() {}

    static String standard(TextCursor text) throws NotRead {
        StringBuilder value = new StringBuilder();
        do {
            text.skip(1);
            segment(text, value);
        } while (continues(text));
        return value.toString();
    }

    private static void segment(TextCursor text, StringBuilder value) throws NotRead {
        while (!text.atEnd()) {
            char c = text.take();
            if (c == '\'' && text.peek() != '\'') {
                return;
            }
            if (c == '\'') {
                text.skip(1);
            }
            value.append(c);
        }
        throw notClosed();
    }

    static NotRead notClosed() {
        return NotRead.malformed("a string is not closed", "close it with a quote");
    }

    /** Moves to the next quote when the constant goes on there; line comments count as blanks, block comments do not. */
    static boolean continues(TextCursor text) throws NotRead {
        int end = text.offset();
        boolean lineBreak = false;
        while (BlankReader.isBlank(text.peek()) || text.startsWith("--")) {
            if (text.startsWith("--")) {
                BlankReader.skipLine(text);
            } else {
                char blank = text.take();
                lineBreak |= blank == '\n' || blank == '\r';
            }
        }
        if (lineBreak && text.peek() == '\'') {
            return true;
        }
        text.moveTo(end);
        return false;
    }

    static String dollarQuoted(TextCursor text) throws NotRead {
        int length = 1;
        while (NameText.isPart(text.peek(length)) && text.peek(length) != '$') {
            length++;
        }
        if (text.peek(length) != '$') {
            throw NotRead.malformed("`$` is no part of a statement here", "number parameters from `$1`");
        }
        String tag = text.ahead(length + 1);
        text.skip(tag.length());
        int end = text.find(tag);
        if (end < 0) {
            throw NotRead.malformed("a string is not closed", "close it with `" + tag.replace('`', '\'') + "`");
        }
        String value = text.ahead(end - text.offset());
        text.moveTo(end + tag.length());
        return value;
    }
}
