package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/** One spelling of the clock in a definition; whatever else has several in a query may mean something else in one. */
final class DefinitionForms extends MySqlSteps {
    private static final Set<String> FIRST = Set.of("create", "alter", "drop", "rename", "truncate");
    private static final Set<String> CLOCKS = Set.of("current_timestamp", "localtime", "localtimestamp", "now");
    private static final String CLOCK = "current_timestamp";

    private DefinitionForms(List<Token> tokens) {
        super(tokens);
    }

    static boolean takes(List<Token> tokens) {
        return !tokens.isEmpty()
                && tokens.getFirst().kind() == Kind.WORD
                && FIRST.contains(tokens.getFirst().text());
    }

    static List<Token> plain(List<Token> tokens) {
        return new DefinitionForms(tokens).all();
    }

    /** Behind DEFAULT and ON UPDATE stands a value, and no name. */
    @Override
    int step(int i) {
        boolean isClock = isAny(i, CLOCKS) && (isWord(i - 1, "default") || isWord(i - 1, "update"));
        boolean called = isSign(i + 1, "(") && isSign(i + 2, ")");
        return isClock && (called || !isWord(i, "now"))
                ? take(word(tokens.get(i), CLOCK), called ? i + 3 : i + 1)
                : take(tokens.get(i), i + 1);
    }
}
