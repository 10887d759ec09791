package dev.sallyport.engine;

/**
 * A place in a rendering where a literal of the caller stands.
 *
 * @param start offset of its first byte
 * @param end offset behind its last byte
 * @param literal its number among the literals of the shape, from 0
 */
public record Gap(int start, int end, int literal) {
    public Gap {
        if (start < 0 || end < start || literal < 0) {
            throw new IllegalArgumentException("a gap ends before it begins, or holds no literal");
        }
    }
}
