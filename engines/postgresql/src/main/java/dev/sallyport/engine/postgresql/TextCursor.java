package dev.sallyport.engine.postgresql;

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

    String ahead(int length) {
        return sql.substring(offset, offset + length);
    }

    boolean startsWith(String text) {
        return sql.startsWith(text, offset);
    }

    /** Whether a word of small ASCII letters stands here, in letters of either case. */
    boolean startsWithWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (IdentifierReader.folded(peek(i)) != word.charAt(i)) {
                return false;
            }
        }
        return !IdentifierReader.isPart(peek(word.length()));
    }

    /** The offset of the next occurrence, or -1. */
    int find(String text) {
        return sql.indexOf(text, offset);
    }

    char take() {
        return sql.charAt(offset++);
    }

    void skip(int length) {
        offset += length;
    }

    void moveTo(int target) {
        offset = target;
    }
}
