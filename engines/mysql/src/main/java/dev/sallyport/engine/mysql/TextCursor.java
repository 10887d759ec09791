package dev.sallyport.engine.mysql;

/** A place in a text that moves forward. */
final class TextCursor {

    /** What stands behind the end; no statement holds it. */
    static final char END = '\0';

    private final String sql;
    private int offset;

    TextCursor(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    int offset() {
        return offset;
    }

    boolean atEnd() {
        return offset >= sql.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return offset + ahead < sql.length() ? sql.charAt(offset + ahead) : END;
    }

    boolean startsWith(String text) {
        return sql.startsWith(text, offset);
    }

    char take() {
        return sql.charAt(offset++);
    }

    /** What stands before the character of that many ahead. */
    String take(int length) {
        String taken = sql.substring(offset, offset + length);
        offset += length;
        return taken;
    }

    void skip(int length) {
        offset += length;
    }
}
