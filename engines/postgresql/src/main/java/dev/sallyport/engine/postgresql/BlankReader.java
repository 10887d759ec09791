package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;
import dev.sallyport.operation.Position;

/** Skips blanks and comments; block comments nest. */
final class BlankReader {

    private BlankReader() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    static void skip(TextCursor text) throws NotRead {
        while (!text.atEnd()) {
            if (isBlank(text.peek())) {
                text.skip(1);
            } else if (text.startsWith("--")) {
                skipLine(text);
            } else if (text.startsWith("/*")) {
                skipBlock(text);
            } else {
                return;
            }
        }
    }

    static void skipLine(TextCursor text) throws NotRead {
        refuseHint(text);
        while (!text.atEnd() && text.peek() != '\n' && text.peek() != '\r') {
            text.skip(1);
        }
    }

    private static void skipBlock(TextCursor text) throws NotRead {
        int start = text.offset();
        refuseHint(text);
        int depth = 0;
        do {
            if (text.startsWith("/*")) {
                depth++;
                text.skip(2);
            } else if (text.startsWith("*/")) {
                depth--;
                text.skip(2);
            } else if (text.atEnd()) {
                throw NotRead.malformed("a comment is not closed", "close it with `*/`")
                        .at(Position.in(text.sql(), start));
            } else {
                text.skip(1);
            }
        } while (depth > 0);
    }

    /** Planner extensions read such comments. */
    private static void refuseHint(TextCursor text) throws NotRead {
        if (text.peek(2) == '+') {
            throw NotRead.notUnderstood("optimizer hints are not supported", "leave out the hint")
                    .at(Position.in(text.sql(), text.offset()));
        }
    }
}
