package dev.sallyport.engine.sql;

/**
 * A token of a statement for the parser that does not lex.
 *
 * @param index among the tokens of the statement; {@link #ADDED} for one that the statement has not
 */
record Placed(Token token, int index) {
    static final int ADDED = -1;

    boolean isWord(String word) {
        return token.isWord(word);
    }

    boolean isPunctuation(String sign) {
        return token.isPunctuation(sign);
    }

    Placed added(Token.Kind kind, String text) {
        return new Placed(new Token(kind, text, token.offset()), ADDED);
    }
}
