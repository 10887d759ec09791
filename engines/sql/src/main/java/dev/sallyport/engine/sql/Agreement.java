package dev.sallyport.engine.sql;

/** A second, independent grammar of a server's language that judges whether two texts are the same statement. */
public interface Agreement {

    /**
     * True only when both texts are one statement each, and the same one but for parentheses, quoting and spelling.
     * Needs a deep stack; costs more than linear time on hostile texts.
     */
    boolean agree(String input, String print);
}
