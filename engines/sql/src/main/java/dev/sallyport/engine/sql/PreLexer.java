package dev.sallyport.engine.sql;

import dev.sallyport.operation.Position;
import dev.sallyport.operation.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The first reader: exact tokens of exactly one statement within bounds that no parser behind it has trouble with.
 */
final class PreLexer {

    static final int MAX_BYTES = 32 * 1024;
    private static final int MOST_BYTES_OF_CHARACTER = 3;
    private static final Set<String> BEHIND_QUERIES =
            Set.of("union", "intersect", "except", "order", "limit", "offset", "fetch");
    private static final Set<String> SAMPLES = Set.of("system", "bernoulli");
    private static final Set<String> SET_OPERATIONS = Set.of("union", "intersect", "except", "all", "distinct");

    private final Dialect dialect;

    PreLexer(Dialect dialect) {
        this.dialect = dialect;
    }

    NormalText read(String sql) throws NotRead {
        List<Token> tokens = statement(sql);
        Bounds.check(sql, tokens);
        List<Token> normal = normal(tokens);
        checkLiterals(sql, normal);
        refuseSamples(sql, normal);
        return new NormalText(normal, dialect);
    }

    /** The tokens without the checks whose outcome they alone decide: those of a shape that was read have passed them. */
    List<Token> tokens(String sql) throws NotRead {
        return normal(statement(sql));
    }

    private List<Token> normal(List<Token> tokens) {
        return withCasts(withoutTable(withOneFetch(tokens)));
    }

    /** {@code float8 '1'} is {@code cast('1' as float8)}. */
    private List<Token> withCasts(List<Token> tokens) {
        List<Token> normal = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            if (isTypeOfString(tokens, i)) {
                Token type = tokens.get(i);
                normal.add(type.as(Token.Kind.WORD, "cast"));
                normal.add(type.as(Token.Kind.PUNCTUATION, "("));
                normal.add(tokens.get(++i));
                normal.add(type.as(Token.Kind.WORD, "as"));
                normal.add(type);
                normal.add(type.as(Token.Kind.PUNCTUATION, ")"));
            } else {
                normal.add(tokens.get(i));
            }
        }
        return normal;
    }

    private boolean isTypeOfString(List<Token> tokens, int i) {
        return i > 0
                && i + 1 < tokens.size()
                && tokens.get(i + 1).kind() == Token.Kind.STRING
                && tokens.get(i).kind() == Token.Kind.WORD
                && dialect.castsString(tokens.get(i).text())
                && mayPrecedeOperand(tokens.get(i - 1));
    }

    private boolean mayPrecedeOperand(Token before) {
        return switch (before.kind()) {
            case WORD -> dialect.role(before.text()) != WordRole.NAME && !before.isWord("as");
            case OPERATOR -> true;
            case PUNCTUATION -> before.isPunctuation("(") || before.isPunctuation(",") || before.isPunctuation("[");
            case QUOTED, STRING, NUMBER, PARAMETER, VARIABLE -> false;
        };
    }

    private List<Token> statement(String sql) throws NotRead {
        requireReadable(sql);
        return oneStatement(sql, dialect.tokens(sql));
    }

    /** {@code TABLE t} is {@code SELECT * FROM t}, wherever a query begins. */
    private List<Token> withoutTable(List<Token> tokens) {
        List<Token> normal = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isWord("table") && beginsQuery(tokens, i) && isName(tokens, i + 1) && endsQuery(tokens, i + 2)) {
                normal.add(token.withText("select"));
                normal.add(new Token(Token.Kind.OPERATOR, "*", token.offset()));
                normal.add(token.withText("from"));
            } else {
                normal.add(token);
            }
        }
        return normal;
    }

    private static boolean beginsQuery(List<Token> tokens, int at) {
        return at == 0
                || tokens.get(at - 1).isPunctuation("(")
                || tokens.get(at - 1).isPunctuation(")")
                || SET_OPERATIONS.stream().anyMatch(tokens.get(at - 1)::isWord);
    }

    /** Behind the rest of a name with dots. */
    private static boolean endsQuery(List<Token> tokens, int at) {
        int next = at;
        while (next + 1 < tokens.size() && tokens.get(next).isPunctuation(".")) {
            next += 2;
        }
        int end = next;
        return end >= tokens.size()
                || tokens.get(end).isPunctuation(")")
                || BEHIND_QUERIES.stream().anyMatch(tokens.get(end)::isWord);
    }

    /** A word that names a table, and no syntax behind a label that is called like the word before. */
    private boolean isName(List<Token> tokens, int at) {
        return at < tokens.size()
                && (tokens.get(at).kind() == Token.Kind.QUOTED
                        || (tokens.get(at).kind() == Token.Kind.WORD
                                && dialect.role(tokens.get(at).text()).namesColumn()));
    }

    /** {@code FETCH NEXT 1 ROW ONLY} is {@code FETCH FIRST 1 ROWS ONLY}. */
    private static List<Token> withOneFetch(List<Token> tokens) {
        List<Token> normal = new ArrayList<>(tokens);
        for (int i = 0; i + 1 < normal.size(); i++) {
            if (normal.get(i).isWord("fetch") && normal.get(i + 1).isWord("next")) {
                normal.set(i + 1, normal.get(i + 1).withText("first"));
            }
            if (normal.get(i).isWord("row") && normal.get(i + 1).isWord("only")) {
                normal.set(i, normal.get(i).withText("rows"));
            }
        }
        return normal;
    }

    private static void requireReadable(String sql) throws NotRead {
        boolean surelyFits = sql.length() <= MAX_BYTES / MOST_BYTES_OF_CHARACTER;
        if (!surelyFits && sql.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw NotRead.tooLarge("the statement is larger than `32 KiB`", "send a shorter statement");
        }
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == 0 || isLoneSurrogate(sql, i)) {
                throw NotRead.malformed("the statement is no UTF-8 text without zero bytes", "send plain text")
                        .at(Position.in(sql, i));
            }
        }
    }

    private static boolean isLoneSurrogate(String sql, int i) {
        char c = sql.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == sql.length() || !Character.isLowSurrogate(sql.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(sql.charAt(i - 1)));
    }

    private static List<Token> oneStatement(String sql, List<Token> tokens) throws NotRead {
        List<Token> statement = !tokens.isEmpty() && tokens.getLast().isPunctuation(";")
                ? tokens.subList(0, tokens.size() - 1)
                : tokens;
        if (statement.isEmpty()) {
            throw NotRead.malformed("the text holds no statement", "send one statement");
        }
        for (Token token : statement) {
            if (token.isPunctuation(";")) {
                throw NotRead.malformed("the text holds more than one statement", "send one statement at a time")
                        .at(Position.in(sql, token.offset()));
            }
        }
        return statement;
    }

    private void checkLiterals(String sql, List<Token> tokens) throws NotRead {
        for (int i = 1; i < tokens.size(); i++) {
            Token before = tokens.get(i - 1);
            if (tokens.get(i).kind() == Token.Kind.STRING && !mayPrecedeString(before)) {
                throw NotRead.notUnderstood(
                                "a string directly after " + before.told() + " is not supported",
                                "write cast('...' as type) for a typed literal")
                        .at(Position.in(sql, before.offset()));
            }
        }
    }

    private static void refuseSamples(String sql, List<Token> tokens) throws NotRead {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("tablesample")
                    && SAMPLES.contains(tokens.get(i + 1).text())) {
                throw NotRead.because(
                                Reason.UNSUPPORTED,
                                "`tablesample` takes rows by their place on the disk, which tells of what is hidden",
                                "write a condition on a key: `where id % 10 = 0`")
                        .at(Position.in(sql, tokens.get(i).offset()));
            }
        }
    }

    private boolean mayPrecedeString(Token before) {
        return switch (before.kind()) {
            case WORD -> dialect.role(before.text()) != WordRole.NAME || dialect.startsTypedLiteral(before.text());
            case OPERATOR, PUNCTUATION -> true;
            case QUOTED, STRING, NUMBER, PARAMETER, VARIABLE -> false;
        };
    }
}
