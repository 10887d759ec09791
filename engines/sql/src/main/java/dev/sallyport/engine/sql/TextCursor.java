package dev.sallyport.engine.sql;

/** A place in a text that moves forward. */
public final class TextCursor {

    /** What stands behind the end; no statement holds it. */
    public static final char END = '\0';

    private final String sql;
    private int offset;

    /** At its beginning. */
    public TextCursor(String sql) {
        this.sql = sql;
    }

    /** The whole text. */
    public String sql() {
        return sql;
    }

    public int offset() {
        return offset;
    }

    public boolean atEnd() {
        return offset >= sql.length();
    }

    public char peek() {
        return peek(0);
    }

    /** The character of that many ahead, or {@link #END}. */
    public char peek(int ahead) {
        return offset + ahead < sql.length() ? sql.charAt(offset + ahead) : END;
    }

    /** What stands before the character of that many ahead. */
    public String ahead(int length) {
        return sql.substring(offset, offset + length);
    }

    public boolean startsWith(String text) {
        return sql.startsWith(text, offset);
    }

    /** The offset of the next occurrence, or -1. */
    public int find(String text) {
        return sql.indexOf(text, offset);
    }

    public char take() {
        return sql.charAt(offset++);
    }

    /** The same as {@link #ahead}, and moves behind it. */
    public String take(int length) {
        String taken = ahead(length);
        offset += length;
        return taken;
    }

    public void skip(int length) {
        offset += length;
    }

    /** Moves to an offset of the text. */
    public void moveTo(int target) {
        offset = target;
    }
}
