package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import java.util.Set;

/**
 * The configurations of text search: a literal names one of those that the server brings along, since any other name would
 * tell whether a hidden configuration exists (hole N4) and may run the dictionaries of a user.
 */
final class PostgresSearch {
    private static final String CONFIGURATION = "regconfig";
    private static final Set<String> CONFIGURATIONS = Set.of(
            "simple",
            "arabic",
            "armenian",
            "basque",
            "catalan",
            "danish",
            "dutch",
            "english",
            "finnish",
            "french",
            "german",
            "greek",
            "hindi",
            "hungarian",
            "indonesian",
            "irish",
            "italian",
            "lithuanian",
            "nepali",
            "norwegian",
            "portuguese",
            "romanian",
            "russian",
            "serbian",
            "spanish",
            "swedish",
            "tamil",
            "turkish",
            "yiddish");

    private PostgresSearch() {}

    /** Refuses an untyped literal that becomes a configuration and names none of the server's. */
    static void requireServers(Typed literal, PostgresType to) {
        boolean isConfiguration = to.isBuiltin() && to.name().equals(CONFIGURATION);
        if (isConfiguration
                && !(literal.expression() instanceof StringLiteral(var name, var _) && CONFIGURATIONS.contains(name))) {
            throw Unresolved.unsupported(
                    "a configuration of text search is not one that the server brings along",
                    "functions.search",
                    "name one as a literal, such as `'english'` or `'simple'`",
                    literal.expression().at());
        }
    }
}
