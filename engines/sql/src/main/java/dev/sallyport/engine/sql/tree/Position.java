package dev.sallyport.engine.sql.tree;

/** A place in the caller's own text: offset from 0 in characters, line and column from 1. */
public record Position(int offset, int line, int column) {

    public static final Position START = new Position(0, 1, 1);

    /** The position of the offset in the text; an offset behind the end is the end. */
    public static Position of(String text, int offset) {
        int end = Math.clamp(offset, 0, text.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(end, line, end - lineStart + 1);
    }
}
