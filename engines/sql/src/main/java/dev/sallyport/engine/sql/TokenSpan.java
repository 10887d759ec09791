package dev.sallyport.engine.sql;

import java.util.List;
import java.util.Set;

/** Where some tokens of a definition end, and why one of them does not belong there. */
final class TokenSpan {
    private TokenSpan() {}

    /**
     * Behind the last one of those that begin here: before one of the words, before a comma where there are words, and before
     * what closes parentheses that were open before.
     */
    static int end(List<Token> tokens, int from, Set<String> words) {
        int depth = 0;
        int at = from;
        while (at < tokens.size() && !(depth == 0 && ends(tokens.get(at), words, at > from))) {
            depth += isOne(tokens.get(at), "(", "[") ? 1 : 0;
            depth -= isOne(tokens.get(at), ")", "]") ? 1 : 0;
            at++;
        }
        return at;
    }

    private static boolean ends(Token token, Set<String> words, boolean behindFirst) {
        boolean listed = !words.isEmpty();
        boolean word = behindFirst && token.kind() == Token.Kind.WORD && words.contains(token.text());
        return token.isPunctuation(")") || (listed && (token.isPunctuation(",") || word));
    }

    private static boolean isOne(Token token, String round, String square) {
        return token.isPunctuation(round) || token.isPunctuation(square);
    }

    /** By its own word where it has one. */
    static NotRead notExpected(Token token, String statement) {
        return switch (token.kind()) {
            case WORD -> NotRead.notDefinable(statement + " " + token.text());
            case PUNCTUATION, OPERATOR, QUOTED, STRING, NUMBER, PARAMETER, VARIABLE ->
                token.isPunctuation(",")
                        ? NotRead.notDefinable(statement + " of more than one")
                        : NotRead.notUnderstood("`" + statement + "` is not understood to its end", "write it simpler");
        };
    }
}
