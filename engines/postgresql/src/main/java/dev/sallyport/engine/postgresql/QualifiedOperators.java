package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes {@code OPERATOR(pg_catalog.||)} as {@code ||}: the same operator to us, since only those of `pg_catalog` are known.
 *
 * <p>All operators written so bind alike (PostgreSQL documentation, table 4.2), which is why those that bind otherwise when
 * they stand bare are left as they are, for the next reader to refuse.
 */
final class QualifiedOperators {

    private static final int LENGTH = 6;
    private static final int OPERATOR = 4;
    private static final Set<String> BIND_OTHERWISE =
            Set.of("+", "-", "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>", "=>", ":=");

    private QualifiedOperators() {}

    static List<Token> bare(List<Token> tokens) {
        List<Token> bare = new ArrayList<>(tokens.size());
        int next = 0;
        while (next < tokens.size()) {
            boolean qualified = standsAt(tokens, next);
            bare.add(tokens.get(qualified ? next + OPERATOR : next));
            next += qualified ? LENGTH : 1;
        }
        return bare;
    }

    private static boolean standsAt(List<Token> tokens, int at) {
        return tokens.get(at).isWord("operator")
                && at + LENGTH <= tokens.size()
                && tokens.get(at + 1).isPunctuation("(")
                && tokens.get(at + 2).isWord("pg_catalog")
                && tokens.get(at + 3).isPunctuation(".")
                && tokens.get(at + OPERATOR).kind() == Token.Kind.OPERATOR
                && !BIND_OTHERWISE.contains(tokens.get(at + OPERATOR).text())
                && tokens.get(at + LENGTH - 1).isPunctuation(")");
    }
}
