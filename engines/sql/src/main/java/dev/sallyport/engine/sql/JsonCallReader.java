package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.JsonForm.Piece;
import dev.sallyport.engine.sql.Token.Kind;
import dev.sallyport.engine.sql.tree.JsonCall.Role;
import dev.sallyport.engine.sql.tree.JsonCall.Use;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.operation.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes one call of SQL/JSON apart. It only has to find where each part begins: what it finds is printed again, and the second
 * grammar, which knows these calls, must read the same in both.
 */
final class JsonCallReader {
    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table");

    private final Placed first;
    private final List<Placed> tokens;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<List<Placed>> arguments = new ArrayList<>();
    private List<Placed> keys = List.of();
    private int next;

    /** @param inside what stands between the parentheses */
    JsonCallReader(Placed first, List<Placed> inside) {
        this.first = first;
        this.tokens = inside;
    }

    /** The values, and in the place of each type a cast to it. */
    List<List<Placed>> arguments() {
        return arguments;
    }

    /** ORDER BY with its keys, or nothing. */
    List<Placed> keys() {
        return keys;
    }

    JsonForm read() throws NotRead {
        String function = first.token().text();
        switch (function) {
            case "json_exists", "json_value", "json_query", "json_table" -> {
                value(Role.DOCUMENT, Set.of());
                requireNoFormat();
                sign(",");
                path();
            }
            case "json", "json_scalar", "json_serialize" -> value(Role.MEMBER, Set.of("returning"));
            case "json_array" -> list(false);
            case "json_object" -> list(true);
            case "json_arrayagg" -> value(Role.MEMBER, Set.of("order", "returning"));
            default -> entry();
        }
        clauses();
        return new JsonForm(function, pieces);
    }

    private void list(boolean entries) throws NotRead {
        if (isAtEnd() || isWord("returning") || phrase() > 0) {
            return;
        }
        boolean more = true;
        while (more) {
            if (entries) {
                entry();
            } else {
                member(Set.of("returning"));
            }
            more = isSign(",");
            if (more) {
                sign(",");
            }
        }
    }

    private void member(Set<String> ends) throws NotRead {
        if (!isAtEnd() && QUERIES.contains(tokens.get(next).token().text())) {
            throw NotRead.because(
                    Reason.UNSUPPORTED,
                    "`" + first.token().text() + "` of a query is not supported yet",
                    "write it as `(select json_agg(x) from (...) as t(x))`");
        }
        value(Role.MEMBER, ends);
        requireNoFormat();
    }

    private void entry() throws NotRead {
        value(Role.KEY, Set.of("value"));
        if (isWord("value")) {
            words(1);
        } else if (isSign(":")) {
            sign(":");
        } else {
            throw NotRead.because(
                    Reason.UNSUPPORTED,
                    "`" + first.token().text() + "` without keys is not supported yet",
                    "write each key before its value: `json_object('a' : 1)`");
        }
        member(Set.of("returning"));
    }

    private void clauses() throws NotRead {
        while (!isAtEnd()) {
            int phrase = phrase();
            if (phrase > 0) {
                words(phrase);
            } else {
                clause();
            }
        }
    }

    private void clause() throws NotRead {
        switch (tokens.get(next).token().text()) {
            case "passing" -> passing();
            case "returning" -> {
                words(1);
                type(Set.of("default"));
            }
            case "default" -> otherwise();
            case "as" -> {
                words(1);
                label(Use.PATH);
            }
            case "columns" -> columns();
            case "order" -> order();
            default -> throw unexpected();
        }
    }

    private void order() throws NotRead {
        int begin = next;
        var _ = take(Set.of("returning"));
        while (isSign(",")) {
            next++;
            var _ = take(Set.of("returning"));
        }
        keys = tokens.subList(begin, next);
        pieces.add(new Piece.Order());
    }

    private void otherwise() throws NotRead {
        words(1);
        value(Role.OTHERWISE, Set.of());
        words(phrase());
    }

    private void passing() throws NotRead {
        words(1);
        boolean more = true;
        while (more) {
            value(Role.PASSED, Set.of("as"));
            requireNoFormat();
            words(1);
            label(Use.VARIABLE);
            more = isSign(",");
            if (more) {
                sign(",");
            }
        }
    }

    private void columns() throws NotRead {
        words(1);
        sign("(");
        boolean more = true;
        while (more) {
            column();
            more = isSign(",");
            sign(more ? "," : ")");
        }
    }

    private void column() throws NotRead {
        boolean nested = isWord("nested") && next + 1 < tokens.size();
        boolean named = nested && tokens.get(next + 1).isWord("path");
        if (nested && (named || tokens.get(next + 1).token().kind() == Kind.STRING)) {
            words(named ? 2 : 1);
            path();
            if (isWord("as")) {
                words(1);
                label(Use.PATH);
            }
            columns();
            return;
        }
        label(Use.COLUMN);
        if (JsonWords.are(tokens, next, List.of("for", "ordinality"))) {
            words(2);
            return;
        }
        type(Set.of("path", "exists", "default"));
        while (!isAtEnd() && !isSign(",") && !isSign(")")) {
            columnClause();
        }
    }

    private void columnClause() throws NotRead {
        int phrase = phrase();
        if (phrase > 0) {
            words(phrase);
        } else if (isWord("exists")) {
            words(1);
        } else if (isWord("path")) {
            words(1);
            path();
        } else if (isWord("default")) {
            otherwise();
        } else {
            throw unexpected();
        }
    }

    /** One string: a path that only a run knows is not judged. */
    private void path() throws NotRead {
        List<Placed> path = take(Set.of("as", "passing", "returning", "default", "columns"));
        if (path.size() != 1 || path.getFirst().token().kind() != Kind.STRING) {
            throw NotRead.because(
                    Reason.UNSUPPORTED,
                    "a path of `" + first.token().text() + "` is a constant",
                    "write it as one string, and hand over values with `passing`");
        }
        arguments.add(path);
        pieces.add(new Piece.Value(Role.PATH));
    }

    private void value(Role role, Set<String> ends) throws NotRead {
        arguments.add(take(ends));
        pieces.add(new Piece.Value(role));
    }

    private void type(Set<String> ends) throws NotRead {
        List<Placed> cast = new ArrayList<>();
        cast.add(first.added(Kind.WORD, "cast"));
        cast.add(first.added(Kind.PUNCTUATION, "("));
        cast.add(first.added(Kind.WORD, "null"));
        cast.add(first.added(Kind.WORD, "as"));
        cast.addAll(take(ends));
        cast.add(first.added(Kind.PUNCTUATION, ")"));
        arguments.add(cast);
        pieces.add(new Piece.Type());
    }

    private void label(Use use) throws NotRead {
        if (isAtEnd() || !tokens.get(next).token().isIdentifier()) {
            throw unexpected();
        }
        pieces.add(new Piece.Label(use, new Name(tokens.get(next++).token().text())));
    }

    /** At least one token, and on to a comma, a colon, a phrase or one of the words, each outside of brackets. */
    private List<Placed> take(Set<String> ends) throws NotRead {
        int begin = next;
        int depth = 0;
        while (!isAtEnd() && !(depth == 0 && (isEnd() || (next > begin && isClause(ends))))) {
            depth += isSign("(") || isSign("[") ? 1 : 0;
            depth -= isSign(")") || isSign("]") ? 1 : 0;
            next++;
        }
        if (next == begin) {
            throw unexpected();
        }
        return tokens.subList(begin, next);
    }

    private boolean isEnd() {
        return isSign(",") || isSign(":") || isSign(")");
    }

    private boolean isClause(Set<String> ends) {
        Token token = tokens.get(next).token();
        return (token.kind() == Kind.WORD && ends.contains(token.text())) || phrase() > 0;
    }

    private void requireNoFormat() throws NotRead {
        if (JsonWords.are(tokens, next, List.of("format", "json"))) {
            throw NotRead.because(
                    Reason.UNSUPPORTED, "`format json` is not supported yet", "cast the value to `jsonb`");
        }
    }

    private int phrase() {
        return JsonWords.length(tokens, next);
    }

    private void words(int count) {
        int end = Math.min(next + count, tokens.size());
        if (end > next) {
            pieces.add(new Piece.Words(JsonWords.text(tokens.subList(next, end))));
        }
        next = end;
    }

    private void sign(String sign) throws NotRead {
        if (!isSign(sign)) {
            throw unexpected();
        }
        pieces.add(new Piece.Words(sign));
        next++;
    }

    private boolean isAtEnd() {
        return next >= tokens.size();
    }

    private boolean isWord(String word) {
        return !isAtEnd() && tokens.get(next).isWord(word);
    }

    private boolean isSign(String sign) {
        return !isAtEnd() && tokens.get(next).isPunctuation(sign);
    }

    private NotRead unexpected() {
        String function = first.token().text().toLowerCase(Locale.ROOT);
        return NotRead.notUnderstood(
                "`" + function + "` is not understood to its end", "write its clauses in their usual order");
    }
}
