package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import dev.sallyport.engine.sql.TokenPlaces;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.operation.Position;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words in front of a statement whose plan is asked for (PostgreSQL, EXPLAIN): they are read here and go nowhere. Options
 * are taken that ask for no more than is told, and any other is refused by its name.
 */
final class PostgresExplain extends TokenPlaces {
    /** More the front end does not read either, and says so. */
    private static final int MOST = 32 * 1024;

    private static final String WORD = "explain";
    private static final Set<String> ANALYZE = Set.of("analyze", "analyse");
    private static final Set<String> OFF = Set.of("off", "false", "0");
    private static final Set<String> ON = Set.of("", "on", "true", "1");
    /** What may be turned off, as it is. */
    private static final Set<String> NEVER =
            Set.of("analyze", "analyse", "verbose", "buffers", "settings", "summary", "timing", "wal");
    /** What a query in parentheses begins with; none of them is an option. */
    private static final Set<String> QUERY = Set.of("select", "with", "values", "table");

    private final String sql;
    private int next = 1;

    private PostgresExplain(String sql, List<Token> tokens) {
        super(tokens);
        this.sql = sql;
    }

    /**
     * The statement behind the words, where it stands in the text; nothing for a text that does not begin with them. A text
     * that is not read to its end is left to the front end, which does not take the words.
     */
    static Optional<String> statement(String sql) {
        if (sql.length() > MOST || !begins(sql)) {
            return Optional.empty();
        }
        try {
            List<Token> tokens = new PostgresLexer(sql).tokens();
            return Optional.of(new PostgresExplain(sql, tokens).statement());
        } catch (NotRead _) {
            return Optional.empty();
        }
    }

    private static boolean begins(String sql) {
        TextCursor text = new TextCursor(sql);
        try {
            BlankReader.skip(text);
            return IdentifierReader.startsWithWord(text, WORD);
        } catch (NotRead _) {
            return false;
        }
    }

    private String statement() {
        if (ANALYZE.contains(word(next))) {
            throw runs("EXPLAIN ANALYZE", tokens.get(next));
        }
        if (word(next).equals("verbose")) {
            throw notServed("EXPLAIN VERBOSE", tokens.get(next));
        }
        if (isSign(next, "(") && !QUERY.contains(word(next + 1)) && !isSign(next + 1, "(")) {
            options();
        }
        if (next == tokens.size() || word(next).equals(WORD)) {
            throw refused(
                    Reason.MALFORMED,
                    "`EXPLAIN` stands before one statement",
                    "write `EXPLAIN` and the query",
                    tokens.get(Math.min(next, tokens.size() - 1)));
        }
        return blanked(tokens.get(next).offset());
    }

    /** Everything before it is blank, so that each place is still the same. */
    private String blanked(int from) {
        StringBuilder text = new StringBuilder(sql);
        for (int i = 0; i < from; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
        return text.toString();
    }

    private void options() {
        do {
            next++;
            option();
        } while (isSign(next, ","));
        if (!isSign(next, ")")) {
            throw unclear();
        }
        next++;
    }

    private void option() {
        if (word(next).isEmpty()) {
            throw unclear();
        }
        Token name = tokens.get(next++);
        String value = "";
        if (next < tokens.size() && !isSign(next, ",") && !isSign(next, ")")) {
            value = value(tokens.get(next));
            next++;
        }
        check(name, value);
    }

    private String value(Token token) {
        if (token.kind() != Kind.WORD && token.kind() != Kind.NUMBER) {
            throw unclear();
        }
        return token.text();
    }

    private void check(Token name, String value) {
        if (ANALYZE.contains(name.text()) && !OFF.contains(value)) {
            throw runs("EXPLAIN (ANALYZE)", name);
        }
        boolean served = switch (name.text()) {
            case "costs" -> ON.contains(value) || OFF.contains(value);
            case "format" -> value.equals("text");
            default -> NEVER.contains(name.text()) && OFF.contains(value);
        };
        if (!served) {
            throw notServed(("EXPLAIN (" + name.text() + " " + value).trim() + ")", name);
        }
    }

    private String word(int at) {
        return at < tokens.size() && tokens.get(at).kind() == Kind.WORD
                ? tokens.get(at).text()
                : "";
    }

    private Unresolved unclear() {
        return refused(
                Reason.NOT_UNDERSTOOD,
                "the options of `EXPLAIN` are not understood",
                "write `EXPLAIN` and the query",
                tokens.get(Math.min(next, tokens.size() - 1)));
    }

    private Unresolved runs(String words, Token at) {
        return refused(
                Reason.UNSUPPORTED,
                "`" + words + "` runs the statement, and a plan is told without running it",
                "send the statement itself, or `EXPLAIN` without it",
                at);
    }

    private Unresolved notServed(String words, Token at) {
        return refused(
                Reason.UNSUPPORTED,
                "`" + words + "` is not served: a plan is told without figures, conditions and values",
                "write `EXPLAIN` and the query",
                at);
    }

    private Unresolved refused(Reason reason, String message, String nextStep, Token at) {
        Refusal refusal = new Refusal(reason, message, "explain.options", nextStep);
        return Unresolved.because(refusal.at(Position.in(sql, at.offset())), Mark.NONE);
    }
}
