package dev.sallyport.engine;

/**
 * One column of an answer.
 *
 * @param label from our own tree, never from the engine
 * @param engineType the engine's spelling of the type
 * @param mask label of the mask, empty unless the disclosure is MASKED
 */
public record ResultColumn(String label, ColumnType type, String engineType, Origin origin, String mask) {
    /** How a column of an answer relates to masks. */
    public enum Origin {
        CLEAR,
        MASKED,
        DERIVED_FROM_MASK
    }
}
