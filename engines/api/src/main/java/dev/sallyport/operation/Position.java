package dev.sallyport.operation;

/**
 * A place in the caller's own text.
 *
 * @param offset UTF-16 code units before it, from 0
 * @param line from 1
 * @param column from 1
 */
public record Position(int offset, int line, int column) {
    /** The position of an offset in a text. */
    public static Position in(String text, int offset) {
        int end = Math.clamp(offset, 0, text.length());
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Position(end, line, end - lineStart + 1);
    }
}
