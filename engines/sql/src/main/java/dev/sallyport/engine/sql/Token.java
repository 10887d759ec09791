package dev.sallyport.engine.sql;

/**
 * One lexeme of a statement, decoded.
 *
 * @param text by which it is compared: a word or an identifier folded by the server's rule, a string by its value, a
 *     parameter by its number, anything else as written
 * @param spelled a word or an identifier as it was written, anything else as {@code text}
 * @param offset of its first character in the caller's text
 */
public record Token(Kind kind, String text, String spelled, int offset) {

    /** A lexeme of a server that knows one spelling of it. */
    public Token(Kind kind, String text, int offset) {
        this(kind, text, text, offset);
    }

    /** What a lexeme is. */
    public enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        PARAMETER,
        /** Of a session or a server, whole and with its signs. */
        VARIABLE,
        OPERATOR,
        PUNCTUATION
    }

    Token withText(String other) {
        return new Token(kind, other, offset);
    }

    /** Another lexeme in its place. */
    Token as(Kind other, String otherText) {
        return new Token(other, otherText, offset);
    }

    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    public boolean isPunctuation(String sign) {
        return kind == Kind.PUNCTUATION && text.equals(sign);
    }

    /** What it is called in a refusal, which is recorded: a value by its kind alone. */
    String told() {
        return switch (kind) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case PARAMETER -> "`$" + text + "`";
            case WORD, QUOTED, VARIABLE, OPERATOR, PUNCTUATION -> "`" + text + "`";
        };
    }

    boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
