package dev.sallyport.engine.sql.tree;

/**
 * An identifier: quotes are gone.
 *
 * @param text by which it is compared and printed: folded by the server's rule, or as the catalog spells it
 * @param spelled as the statement or the catalog spells it, which is what a caller is shown
 */
public record Name(String text, String spelled) {

    public Name {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a name is never empty");
        }
    }

    /** A name with one spelling. */
    public Name(String text) {
        this(text, text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name(var otherText, var _) && text.equals(otherText);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
