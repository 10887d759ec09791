package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes each call of SQL/JSON as a plain call of its values, under a name that no statement can hold, for a parser that does
 * not know them all; what else they say is kept. The second grammar reads them as they were written.
 */
final class JsonGuard {
    private final Set<String> calls;
    private final boolean tests;
    private final List<JsonForm> forms = new ArrayList<>();
    private List<Placed> tokens = List.of();

    JsonGuard(Dialect dialect) {
        this.calls = dialect.jsonCalls();
        this.tests = dialect.hasSqlJson();
    }

    /** What was kept, by the number behind the mark. */
    List<JsonForm> forms() {
        return List.copyOf(forms);
    }

    List<Placed> guard(List<Placed> statement) throws NotRead {
        List<Placed> outer = tokens;
        tokens = statement;
        List<Placed> guarded = new ArrayList<>();
        for (int next = 0; next < statement.size(); ) {
            next = isTest(next) ? test(next, guarded) : isCall(next) ? call(next, guarded) : plain(next, guarded);
        }
        tokens = outer;
        return guarded;
    }

    private int plain(int at, List<Placed> guarded) {
        guarded.add(tokens.get(at));
        return at + 1;
    }

    private boolean isCall(int at) {
        Token token = tokens.get(at).token();
        return token.kind() == Kind.WORD
                && calls.contains(token.text())
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isPunctuation("(")
                && !(at > 0 && (tokens.get(at - 1).isPunctuation(".") || isWord(at - 1, "into")))
                && !isNameOfQuery(closing(at + 1) + 1);
    }

    /** Whether a query follows, so that what stands before it is its name with its columns. */
    private boolean isNameOfQuery(int at) {
        int query = isWord(at + 1, "not") ? at + 2 : at + 1;
        return isWord(at, "as")
                && query < tokens.size()
                && (tokens.get(query).isPunctuation("(") || isWord(query, "materialized"));
    }

    private int call(int at, List<Placed> guarded) throws NotRead {
        Placed first = tokens.get(at);
        int end = closing(at + 1);
        List<Placed> inside = tokens.subList(at + 2, end);
        JsonCallReader call = new JsonCallReader(first, inside);
        JsonForm form = call.read();
        guarded.add(name(first, form));
        guarded.add(tokens.get(at + 1));
        String between = "";
        for (List<Placed> argument : call.arguments()) {
            if (!between.isEmpty()) {
                guarded.add(first.added(Kind.PUNCTUATION, between));
            }
            guarded.addAll(guard(argument));
            between = ",";
        }
        guarded.addAll(guard(call.keys()));
        guarded.add(tokens.get(end));
        return end + 1;
    }

    private int closing(int opening) {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += tokens.get(i).isPunctuation("(") ? 1 : 0;
            depth -= tokens.get(i).isPunctuation(")") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("brackets were counted before");
    }

    /** {@code IS [NOT] JSON}, and no call of `json` behind IS. */
    private boolean isTest(int at) {
        int json = isWord(at + 1, "not") ? at + 2 : at + 1;
        return tests && isWord(at, "is") && isWord(json, "json");
    }

    /** {@code x IS JSON} binds as {@code x IS DISTINCT FROM y}. */
    private int test(int at, List<Placed> guarded) {
        Placed first = tokens.get(at);
        int end = JsonWords.testEnd(tokens, at);
        String words = JsonWords.text(tokens.subList(at, end));
        guarded.add(first);
        guarded.add(first.added(Kind.WORD, "distinct"));
        guarded.add(first.added(Kind.WORD, "from"));
        guarded.add(name(first, new JsonForm("", List.of(new JsonForm.Piece.Words(words)))));
        return end;
    }

    private boolean isWord(int at, String word) {
        return at < tokens.size() && tokens.get(at).isWord(word);
    }

    private Placed name(Placed first, JsonForm form) {
        forms.add(form);
        return first.added(Kind.QUOTED, JsonForm.MARK + (forms.size() - 1));
    }
}
