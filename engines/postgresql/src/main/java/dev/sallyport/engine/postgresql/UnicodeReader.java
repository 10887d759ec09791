package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;

/** Reads the escapes of {@code U&"..."} and {@code U&'...'}, with the escape character that {@code UESCAPE} names behind them. */
final class UnicodeReader {

    private static final String CLAUSE = "uescape";
    private static final String NEVER_ESCAPES = "+'\"";

    private UnicodeReader() {}

    /**
     * The value of what stood between the quotes.
     *
     * @param text behind the closing quote; is moved behind the clause
     */
    static String decode(String quoted, TextCursor text) throws NotRead {
        char escape = escape(text);
        StringBuilder value = new StringBuilder();
        TextCursor cursor = new TextCursor(quoted);
        while (!cursor.atEnd()) {
            char c = cursor.take();
            if (c == escape && cursor.peek() == escape) {
                value.append(cursor.take());
            } else if (c == escape) {
                value.appendCodePoint(character(cursor));
            } else {
                value.append(c);
            }
        }
        return EscapeReader.wellFormed(value.toString());
    }

    private static int character(TextCursor cursor) throws NotRead {
        boolean isLong = cursor.peek() == '+';
        cursor.skip(isLong ? 1 : 0);
        return EscapeReader.exactly(cursor, isLong ? 6 : 4);
    }

    private static char escape(TextCursor text) throws NotRead {
        int end = text.offset();
        BlankReader.skip(text);
        if (!IdentifierReader.startsWithWord(text, CLAUSE)) {
            text.moveTo(end);
            return '\\';
        }
        text.skip(CLAUSE.length());
        BlankReader.skip(text);
        String written = text.peek() == '\'' ? StringReader.standard(text) : "";
        if (written.length() != 1 || !isEscape(written.charAt(0))) {
            throw NotRead.malformed("`uescape` names no escape character", "write one sign, such as '!'");
        }
        return written.charAt(0);
    }

    private static boolean isEscape(char c) {
        return c > ' ' && c < 0x7f && Character.digit(c, 16) < 0 && NEVER_ESCAPES.indexOf(c) < 0;
    }
}
