package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.TokenPlaces;
import java.util.ArrayList;
import java.util.List;

/** Brings a statement into one spelling from its first token to its last, each step from where the one before it ended. */
abstract class MySqlSteps extends TokenPlaces {
    final List<Token> plain = new ArrayList<>();

    MySqlSteps(List<Token> tokens) {
        super(tokens);
    }

    final List<Token> all() {
        for (int i = 0; i < tokens.size(); ) {
            i = step(i);
        }
        return plain;
    }

    /** Reads what begins at a place, and returns the place behind it. */
    abstract int step(int i);

    final int take(Token token, int next) {
        plain.add(token);
        return next;
    }
}
