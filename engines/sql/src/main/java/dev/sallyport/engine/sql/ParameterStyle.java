package dev.sallyport.engine.sql;

/** How a print shows a parameter. */
public enum ParameterStyle {
    /** {@code $1}, as the statement wrote it. */
    NUMBERED,
    /** {@code ?}, one per occurrence. */
    POSITIONAL;

    String write(String number) {
        return switch (this) {
            case NUMBERED -> "$" + number;
            case POSITIONAL -> "?";
        };
    }
}
