package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;
import dev.sallyport.operation.Position;

/** Skips blanks and comments; block comments do not nest, and those that the server reads as more are refused. */
final class BlankReader {

    private BlankReader() {}

    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static void skip(TextCursor text) throws NotRead {
        while (!text.atEnd()) {
            if (isBlank(text.peek())) {
                text.skip(1);
            } else if (text.startsWith("#") || text.startsWith("--")) {
                skipLine(text);
            } else if (text.startsWith("/*")) {
                skipBlock(text);
            } else {
                return;
            }
        }
    }

    /** To the line feed, which alone ends a line here. */
    private static void skipLine(TextCursor text) throws NotRead {
        int start = text.offset();
        if (text.peek() == '-' && text.offset() + 2 < text.sql().length() && !isBlank(text.peek(2))) {
            throw NotRead.malformed(
                            "`--` without a blank behind it is two signs here and a comment elsewhere",
                            "put a blank behind `--` for a comment, or between two minus signs")
                    .at(Position.in(text.sql(), start));
        }
        while (!text.atEnd() && text.peek() != '\n') {
            if (text.peek() == '\r' && text.peek(1) != '\n' && text.peek(1) != TextCursor.END) {
                throw NotRead.malformed("a comment goes on behind a carriage return", "end the line with a line feed")
                        .at(Position.in(text.sql(), start));
            }
            text.skip(1);
        }
    }

    private static void skipBlock(TextCursor text) throws NotRead {
        int start = text.offset();
        refuseRead(text, start);
        int end = text.sql().indexOf("*/", start + 2);
        if (end < 0) {
            throw NotRead.malformed("a comment is not closed", "close it with `*/`")
                    .at(Position.in(text.sql(), start));
        }
        text.skip(end + 2 - start);
    }

    private static void refuseRead(TextCursor text, int start) throws NotRead {
        if (text.startsWith("/*!") || text.startsWith("/*M!")) {
            throw NotRead.notUnderstood(
                            "a comment that begins with `!` is run by some server versions",
                            "write what it holds as plain text, or leave it out")
                    .at(Position.in(text.sql(), start));
        }
        if (text.startsWith("/*+")) {
            throw NotRead.notUnderstood("optimizer hints are not supported", "leave out the hint")
                    .at(Position.in(text.sql(), start));
        }
    }
}
