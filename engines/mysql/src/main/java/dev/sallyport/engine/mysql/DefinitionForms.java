package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One spelling of the clock in a definition; whatever else has several in a query may mean something else in one. */
final class DefinitionForms {
    private static final Set<String> FIRST = Set.of("create", "alter", "drop", "rename", "truncate");
    private static final Set<String> CLOCKS = Set.of("current_timestamp", "localtime", "localtimestamp", "now");
    private static final String CLOCK = "current_timestamp";

    private DefinitionForms() {}

    static boolean takes(List<Token> tokens) {
        return !tokens.isEmpty()
                && tokens.getFirst().kind() == Kind.WORD
                && FIRST.contains(tokens.getFirst().text());
    }

    static List<Token> plain(List<Token> tokens) {
        List<Token> plain = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isClock = token.kind() == Kind.WORD && CLOCKS.contains(token.text()) && isValue(tokens, i - 1);
            boolean called = isSign(tokens, i + 1, "(") && isSign(tokens, i + 2, ")");
            if (isClock && (called || !token.text().equals("now"))) {
                plain.add(new Token(Kind.WORD, CLOCK, token.offset()));
                i += called ? 2 : 0;
            } else {
                plain.add(token);
            }
        }
        return plain;
    }

    /** Behind these stands a value, and no name. */
    private static boolean isValue(List<Token> tokens, int before) {
        return before >= 0
                && (tokens.get(before).isWord("default") || tokens.get(before).isWord("update"));
    }

    private static boolean isSign(List<Token> tokens, int at, String sign) {
        return at < tokens.size() && tokens.get(at).isPunctuation(sign);
    }
}
