package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/**
 * Reads without what only says how to find the rows: hints of indexes and the order of a join. No index is named to the server, so
 * neither its plan nor its errors tell of one. And subtotals in the one form that both products take.
 */
final class MySqlReadForms extends MySqlSteps {
    private static final Set<String> HINTS = Set.of("use", "force", "ignore");
    private static final Set<String> INDEXES = Set.of("index", "key");
    private static final Set<String> BEHIND_KEYS =
            Set.of("having", "window", "order", "limit", "union", "except", "intersect");

    private MySqlReadForms(List<Token> tokens) {
        super(tokens);
    }

    static List<Token> plain(List<Token> tokens) {
        return new MySqlReadForms(tokens).all();
    }

    @Override
    int step(int i) {
        Token token = tokens.get(i);
        if (token.kind() != Kind.WORD || isSign(i - 1, ".")) {
            return take(token, i + 1);
        }
        if (HINTS.contains(token.text())) {
            int end = isTable(i) ? hintEnd(i) : -1;
            return end > 0 ? end : take(token, i + 1);
        }
        return switch (token.text()) {
            case "straight_join" -> take(isTable(i) ? word(token, "join") : token, i + 1);
            case "rollup" -> isWord(i - 1, "by") && isWord(i - 2, "group") ? rollup(token, i) : take(token, i + 1);
            default -> take(token, i + 1);
        };
    }

    /** Behind SELECT it is advice on all joins, and between tables a join. */
    private boolean isTable(int i) {
        if (isSign(i - 1, ")")) {
            return true;
        }
        return i > 0
                && (tokens.get(i - 1).kind() == Kind.QUOTED
                        || (tokens.get(i - 1).kind() == Kind.WORD
                                && MySqlDialect.mayName(tokens.get(i - 1).text())));
    }

    /** Behind a whole hint, or -1: {@code USE INDEX FOR ORDER BY (a, b)}. */
    private int hintEnd(int i) {
        if (!isAny(i + 1, INDEXES)) {
            return -1;
        }
        int list = i + 2;
        if (isWord(list, "for")) {
            list += isWord(list + 1, "join") ? 2 : isWord(list + 2, "by") && isOrder(list + 1) ? 3 : 0;
        }
        if (!isSign(list, "(")) {
            return -1;
        }
        int at = list + 1;
        while (isName(at) && isSign(at + 1, ",")) {
            at += 2;
        }
        boolean whole = isName(at) || at == list + 1;
        int end = at + (isName(at) ? 2 : 1);
        return whole && isSign(end - 1, ")") && !isAlias(end) ? end : -1;
    }

    /** No name of the table stands behind a hint. */
    private boolean isAlias(int at) {
        return isWord(at, "as")
                || (at < tokens.size() && tokens.get(at).kind() == Kind.QUOTED)
                || (isName(at) && MySqlDialect.mayName(tokens.get(at).text()));
    }

    private boolean isOrder(int at) {
        return isWord(at, "order") || isWord(at, "group");
    }

    /** {@code ROLLUP (a, b)}, alone behind GROUP BY and of single keys, is {@code a, b WITH ROLLUP}. */
    private int rollup(Token rollup, int i) {
        int end = isSign(i + 1, "(") ? closing(i + 1) : -1;
        boolean ends = end == tokens.size() || isSign(end, ")") || isAny(end, BEHIND_KEYS);
        if (end < 0 || end == i + 3 || !ends || hasList(i + 1, end)) {
            return take(rollup, i + 1);
        }
        plain.addAll(plain(tokens.subList(i + 2, end - 1)));
        plain.add(word(rollup, "with"));
        return take(rollup, end);
    }

    /** Whether a key begins with a bracket, which may hold several. */
    private boolean hasList(int from, int end) {
        for (int i = from + 1; i < end; i++) {
            if (isSign(i, "(") && (isSign(i - 1, ",") || i == from + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean isName(int at) {
        return at < tokens.size()
                && (tokens.get(at).kind() == Kind.WORD || tokens.get(at).kind() == Kind.QUOTED);
    }
}
