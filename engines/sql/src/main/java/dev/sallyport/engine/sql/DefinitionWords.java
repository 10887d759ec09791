package dev.sallyport.engine.sql;

import java.util.List;
import java.util.Set;

/** The words that begin a definition, in a language of either kind. */
final class DefinitionWords {
    /** Where indexes stand beside tables. */
    static final Set<String> BESIDE = Set.of("create", "drop", "alter", "truncate", "comment");

    private static final Set<String> WITHIN = Set.of("create", "drop", "alter", "truncate", "rename");

    private DefinitionWords() {}

    /** Whether a statement that begins like this is a definition, or none that is read. */
    static boolean begin(List<Token> tokens, Dialect dialect) {
        Token first = tokens.getFirst();
        return first.kind() == Token.Kind.WORD
                && (dialect.definesWithinTables() ? WITHIN : BESIDE).contains(first.text());
    }
}
