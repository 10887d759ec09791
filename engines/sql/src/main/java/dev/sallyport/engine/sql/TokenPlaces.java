package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/** The tokens of a statement, asked for by their places; outside them is nothing. */
public abstract class TokenPlaces {
    protected final List<Token> tokens;

    protected TokenPlaces(List<Token> tokens) {
        this.tokens = tokens;
    }

    protected final boolean isWord(int at, String word) {
        return isPlace(at) && tokens.get(at).isWord(word);
    }

    protected final boolean isAny(int at, Set<String> words) {
        return isPlace(at)
                && tokens.get(at).kind() == Kind.WORD
                && words.contains(tokens.get(at).text());
    }

    protected final boolean isSign(int at, String sign) {
        return isPlace(at) && tokens.get(at).isPunctuation(sign);
    }

    /** Behind the bracket that closes the one here, or -1. */
    protected final int closing(int opening) {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += isSign(i, "(") ? 1 : isSign(i, ")") ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean isPlace(int at) {
        return at >= 0 && at < tokens.size();
    }

    protected static Token word(Token near, String text) {
        return new Token(Kind.WORD, text, near.offset());
    }

    protected static Token sign(Token near, String text) {
        return new Token(Kind.PUNCTUATION, text, near.offset());
    }
}
