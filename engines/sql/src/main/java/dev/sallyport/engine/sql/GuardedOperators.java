package dev.sallyport.engine.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operators of one statement that the parser does not know, under the names of those that it knows and that no statement
 * keeps. All of them bind alike; where the parser binds its own otherwise, the second grammar objects.
 */
final class GuardedOperators {
    private static final List<String> GUARDS = List.of("<#>", "<=>", "<&", "-#");

    private final Set<String> known;
    private final Map<String, String> guards = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    GuardedOperators(Dialect dialect) {
        this.known = dialect.operators();
    }

    /** How the parser reads it, the same at every place. */
    String guarded(Token operator) throws NotRead {
        String symbol = operator.text();
        if (known.contains(symbol) || guards.containsKey(symbol)) {
            return guards.getOrDefault(symbol, symbol);
        }
        if (guards.size() == GUARDS.size()) {
            throw NotRead.notUnderstood(
                    "`" + symbol + "` is one kind of operator too many for one statement", "write two statements");
        }
        String guard = GUARDS.get(guards.size());
        guards.put(symbol, guard);
        written.put(guard, symbol);
        return guard;
    }

    /** What stands in the statement for what the parser read. */
    String written(String symbol) {
        return written.getOrDefault(symbol, symbol);
    }
}
