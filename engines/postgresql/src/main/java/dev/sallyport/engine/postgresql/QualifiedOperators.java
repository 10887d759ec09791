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
            Set.of("+", "-", "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>");

    private QualifiedOperators() {}

    static List<Token> bare(List<Token> tokens) {
        List<Token> bare = new ArrayList<>(tokens.size());
        int next = 0;
        while (next < tokens.size()) {
            boolean qualified = standsAt(tokens.subList(next, Math.min(next + LENGTH, tokens.size())));
            bare.add(tokens.get(qualified ? next + OPERATOR : next));
            next += qualified ? LENGTH : 1;
        }
        return bare;
    }

    private static boolean standsAt(List<Token> tokens) {
        return tokens.size() == LENGTH
                && tokens.get(0).isWord("operator")
                && tokens.get(1).isPunctuation("(")
                && tokens.get(2).isWord("pg_catalog")
                && tokens.get(3).isPunctuation(".")
                && tokens.get(OPERATOR).kind() == Token.Kind.OPERATOR
                && !BIND_OTHERWISE.contains(tokens.get(OPERATOR).text())
                && tokens.get(5).isPunctuation(")");
    }
}
