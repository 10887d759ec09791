package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Reads names out of the guarded text, where a name is in quotes unless it is a keyword. */
final class Names {

    private final Dialect dialect;

    Names(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Whether the server changes rows in that way. */
    boolean has(WriteForm form) {
        return dialect.writeForms().contains(form);
    }

    /** The name of a column, a table or an alias. */
    Name column(String spelled) throws NotRead {
        if (!isQuoted(spelled) && !role(spelled).namesColumn()) {
            throw keyword(spelled);
        }
        return any(spelled);
    }

    /** A name where the grammar takes every word. */
    Name any(String spelled) throws NotRead {
        if (isQuoted(spelled)) {
            String name = spelled.substring(1, spelled.length() - 1);
            return new Name(dialect.folded(name), name);
        }
        if (role(spelled) == WordRole.NAME) {
            throw NotRead.notUnderstood("`" + spelled + "` is no name", "put names in double quotes");
        }
        return new Name(dialect.folded(spelled), spelled);
    }

    QualifiedName columns(List<String> spelled) throws NotRead {
        List<Name> parts = new ArrayList<>();
        for (String part : spelled) {
            parts.add(column(part));
        }
        return new QualifiedName(parts);
    }

    QualifiedName function(List<String> spelled) throws NotRead {
        if (spelled.size() > 1) {
            return columns(spelled);
        }
        String name = spelled.getFirst();
        if (!isQuoted(name) && !role(name).namesFunction()) {
            throw keyword(name);
        }
        return new QualifiedName(List.of(any(name)));
    }

    boolean isQuoted(String spelled) {
        return spelled.length() > 2
                && spelled.charAt(0) == dialect.quote()
                && spelled.charAt(spelled.length() - 1) == dialect.quote();
    }

    private WordRole role(String spelled) throws NotRead {
        return dialect.role(dialect.folded(word(spelled)));
    }

    private static String word(String spelled) throws NotRead {
        if (!spelled.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
            throw NotRead.notUnderstood("`" + spelled + "` is no name", "put names in double quotes");
        }
        return spelled;
    }

    private static NotRead keyword(String word) {
        return NotRead.notUnderstood(
                "the keyword `" + word + "` stands where a name is expected",
                "put a name in double quotes; what the session or the server is has no answer here");
    }
}
