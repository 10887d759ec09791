package dev.sallyport.engine.sql.tree;

/** An identifier as the catalog spells it: quotes are gone, and an unquoted one is folded by the server's rule. */
public record Name(String text) {

    public Name {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a name is never empty");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
