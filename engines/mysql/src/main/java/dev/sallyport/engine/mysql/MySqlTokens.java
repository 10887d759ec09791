package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/** The tokens of a statement that is brought into one spelling, asked for by their places; outside them is nothing. */
abstract class MySqlTokens {
    final List<Token> tokens;

    MySqlTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    final boolean isWord(int at, String word) {
        return isPlace(at) && tokens.get(at).isWord(word);
    }

    final boolean isAny(int at, Set<String> words) {
        return isPlace(at)
                && tokens.get(at).kind() == Kind.WORD
                && words.contains(tokens.get(at).text());
    }

    final boolean isSign(int at, String sign) {
        return isPlace(at) && tokens.get(at).isPunctuation(sign);
    }

    private boolean isPlace(int at) {
        return at >= 0 && at < tokens.size();
    }

    static Token word(Token near, String text) {
        return new Token(Kind.WORD, text, near.offset());
    }

    static Token sign(Token near, String text) {
        return new Token(Kind.PUNCTUATION, text, near.offset());
    }
}
