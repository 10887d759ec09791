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

/** The tokens between the parentheses of one call of SQL/JSON, and what was made of them so far. */
final class JsonPieces {
    private final Placed first;
    private final List<Placed> tokens;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<List<Placed>> arguments = new ArrayList<>();
    private int next;

    JsonPieces(Placed first, List<Placed> inside) {
        this.first = first;
        this.tokens = inside;
    }

    String function() {
        return first.token().text();
    }

    JsonForm form() {
        return new JsonForm(function(), pieces);
    }

    List<List<Placed>> arguments() {
        return arguments;
    }

    void add(Piece piece) {
        pieces.add(piece);
    }

    /** What stands here, or nothing in words. */
    String word() {
        return isAtEnd() ? "" : tokens.get(next).token().text();
    }

    boolean are(String... words) {
        return JsonWords.are(tokens, next, List.of(words));
    }

    boolean isBeforeString() {
        return next + 1 < tokens.size() && tokens.get(next + 1).token().kind() == Kind.STRING;
    }

    /** One part and more of them behind commas, which are part of it. */
    List<Placed> takeAll(Set<String> ends) throws NotRead {
        int begin = next;
        var _ = take(ends);
        while (isSign(",")) {
            next++;
            var _ = take(ends);
        }
        return tokens.subList(begin, next);
    }

    void otherwise() throws NotRead {
        words(1);
        value(Role.OTHERWISE, Set.of());
        words(phrase());
    }

    /** One string: a path that only a run knows is not judged. */
    void path() throws NotRead {
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

    void value(Role role, Set<String> ends) throws NotRead {
        arguments.add(take(ends));
        pieces.add(new Piece.Value(role));
    }

    void type(Set<String> ends) throws NotRead {
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

    void label(Use use) throws NotRead {
        if (isAtEnd() || !tokens.get(next).token().isIdentifier()) {
            throw unexpected();
        }
        Token name = tokens.get(next++).token();
        pieces.add(new Piece.Label(use, new Name(name.text(), name.spelled())));
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

    int phrase() {
        return JsonWords.length(tokens, next);
    }

    void words(int count) {
        int end = Math.min(next + count, tokens.size());
        if (end > next) {
            pieces.add(new Piece.Words(JsonWords.text(tokens.subList(next, end))));
        }
        next = end;
    }

    void sign(String sign) throws NotRead {
        if (!isSign(sign)) {
            throw unexpected();
        }
        pieces.add(new Piece.Words(sign));
        next++;
    }

    boolean isAtEnd() {
        return next >= tokens.size();
    }

    boolean isWord(String word) {
        return !isAtEnd() && tokens.get(next).isWord(word);
    }

    boolean isSign(String sign) {
        return !isAtEnd() && tokens.get(next).isPunctuation(sign);
    }

    NotRead unexpected() {
        String function = first.token().text().toLowerCase(Locale.ROOT);
        return NotRead.notUnderstood(
                "`" + function + "` is not understood to its end", "write its clauses in their usual order");
    }
}
