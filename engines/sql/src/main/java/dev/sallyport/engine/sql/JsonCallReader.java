package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.JsonForm.Piece;
import dev.sallyport.engine.sql.tree.JsonCall.Role;
import dev.sallyport.engine.sql.tree.JsonCall.Use;
import dev.sallyport.operation.Reason;
import java.util.List;
import java.util.Set;

/**
 * Takes one call of SQL/JSON apart. It only has to find where each part begins: what it finds is printed again, and the second
 * grammar, which knows these calls, must read the same in both.
 */
final class JsonCallReader {
    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table");

    private final JsonPieces pieces;
    private List<Placed> keys = List.of();

    /** @param inside what stands between the parentheses */
    JsonCallReader(Placed first, List<Placed> inside) {
        this.pieces = new JsonPieces(first, inside);
    }

    /** The values, and in the place of each type a cast to it. */
    List<List<Placed>> arguments() {
        return pieces.arguments();
    }

    /** ORDER BY with its keys, or nothing. */
    List<Placed> keys() {
        return keys;
    }

    JsonForm read() throws NotRead {
        String function = pieces.function();
        switch (function) {
            case "json_exists", "json_value", "json_query", "json_table" -> {
                pieces.value(Role.DOCUMENT, Set.of());
                requireNoFormat();
                pieces.sign(",");
                pieces.path();
            }
            case "json", "json_scalar", "json_serialize" -> pieces.value(Role.MEMBER, Set.of("returning"));
            case "json_array" -> list(false);
            case "json_object" -> list(true);
            case "json_arrayagg" -> pieces.value(Role.MEMBER, Set.of("order", "returning"));
            default -> entry();
        }
        clauses();
        return pieces.form();
    }

    private void list(boolean entries) throws NotRead {
        if (pieces.isAtEnd() || pieces.isWord("returning") || pieces.phrase() > 0) {
            return;
        }
        boolean more = true;
        while (more) {
            if (entries) {
                entry();
            } else {
                member(Set.of("returning"));
            }
            more = pieces.isSign(",");
            if (more) {
                pieces.sign(",");
            }
        }
    }

    private void member(Set<String> ends) throws NotRead {
        if (!pieces.isAtEnd() && QUERIES.contains(pieces.word())) {
            throw NotRead.because(
                    Reason.UNSUPPORTED,
                    "`" + pieces.function() + "` of a query is not supported yet",
                    "write it as `(select json_agg(x) from (...) as t(x))`");
        }
        pieces.value(Role.MEMBER, ends);
        requireNoFormat();
    }

    private void entry() throws NotRead {
        pieces.value(Role.KEY, Set.of("value"));
        if (pieces.isWord("value")) {
            pieces.words(1);
        } else if (pieces.isSign(":")) {
            pieces.sign(":");
        } else {
            throw NotRead.because(
                    Reason.UNSUPPORTED,
                    "`" + pieces.function() + "` without keys is not supported yet",
                    "write each key before its value: `json_object('a' : 1)`");
        }
        member(Set.of("returning"));
    }

    private void clauses() throws NotRead {
        while (!pieces.isAtEnd()) {
            int phrase = pieces.phrase();
            if (phrase > 0) {
                pieces.words(phrase);
            } else {
                clause();
            }
        }
    }

    private void clause() throws NotRead {
        switch (pieces.word()) {
            case "passing" -> passing();
            case "returning" -> {
                pieces.words(1);
                pieces.type(Set.of("default"));
            }
            case "default" -> pieces.otherwise();
            case "as" -> {
                pieces.words(1);
                pieces.label(Use.PATH);
            }
            case "columns" -> new JsonColumnReader(pieces).read();
            case "order" -> order();
            default -> throw pieces.unexpected();
        }
    }

    private void order() throws NotRead {
        keys = pieces.takeAll(Set.of("returning"));
        pieces.add(new Piece.Order());
    }

    private void passing() throws NotRead {
        pieces.words(1);
        boolean more = true;
        while (more) {
            pieces.value(Role.PASSED, Set.of("as"));
            requireNoFormat();
            pieces.words(1);
            pieces.label(Use.VARIABLE);
            more = pieces.isSign(",");
            if (more) {
                pieces.sign(",");
            }
        }
    }

    private void requireNoFormat() throws NotRead {
        if (pieces.are("format", "json")) {
            throw NotRead.because(
                    Reason.UNSUPPORTED, "`format json` is not supported yet", "cast the value to `jsonb`");
        }
    }
}
