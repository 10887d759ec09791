package dev.sallyport.engine.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds, by their neighbours alone, the literals that are surely an operand of a comparison or of arithmetic, a bound of
 * BETWEEN or a member of IN. Whatever else stands there, and whatever is doubtful, is none.
 */
final class LiteralOperands {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");
    private static final Set<String> COUNTS = Set.of("limit", "offset", "fetch");
    /** Words that end an expression. */
    private static final Set<String> ENDS = Set.of(
            "and",
            "or",
            "as",
            "from",
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "union",
            "intersect",
            "except",
            "join",
            "left",
            "right",
            "inner",
            "full",
            "cross",
            "natural",
            "window",
            "asc",
            "desc",
            "when",
            "then",
            "else",
            "end");

    /** What a bracket holds. */
    private enum Bracket {
        LIST,
        POSITION,
        OTHER
    }

    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table");

    private final List<Token> tokens;
    private final Dialect dialect;
    private final @Nullable LiteralForm[] forms;
    private final boolean[] found;
    private final Deque<Bracket> open = new ArrayDeque<>();
    /** How many brackets are open around the LIMIT, OFFSET or FETCH that is being passed. */
    private int count = Integer.MAX_VALUE;

    LiteralOperands(List<Token> tokens, @Nullable LiteralForm[] forms, Dialect dialect) {
        this.tokens = tokens;
        this.forms = forms;
        this.dialect = dialect;
        this.found = new boolean[tokens.size()];
    }

    boolean[] find() {
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i).kind()) {
                case PUNCTUATION -> bracket(i);
                case WORD -> word(tokens.get(i).text());
                case STRING, NUMBER -> found[i] = isLifted(i);
                case QUOTED, PARAMETER, VARIABLE, OPERATOR -> {}
            }
        }
        return found;
    }

    private void bracket(int i) {
        switch (tokens.get(i).text()) {
            case "(" -> open.push(opened(i));
            case "[" -> open.push(Bracket.OTHER);
            case ")", "]" -> {
                open.poll();
                count = open.size() < count ? Integer.MAX_VALUE : count;
            }
            default -> {}
        }
    }

    private Bracket opened(int i) {
        if (isWord(i - 1, "position")) {
            return Bracket.POSITION;
        }
        boolean in = isWord(i - 1, "in") && !isPunctuation(i - 2, ".") && !startsQuery(i + 1);
        return in && open.peek() != Bracket.POSITION ? Bracket.LIST : Bracket.OTHER;
    }

    private boolean startsQuery(int i) {
        return isPunctuation(i, "(") || QUERIES.stream().anyMatch(word -> isWord(i, word));
    }

    /** Nothing that says how many rows is lifted; such a clause ends with the query that it belongs to. */
    private void word(String word) {
        if (COUNTS.contains(word)) {
            count = Math.min(count, open.size());
        }
    }

    private boolean isLifted(int i) {
        LiteralForm form = forms[i];
        return form != null
                && count == Integer.MAX_VALUE
                && form.isPlain(tokens.get(i))
                && endsOperand(i)
                && isOperand(i);
    }

    private boolean isOperand(int i) {
        boolean number = tokens.get(i).kind() == Token.Kind.NUMBER;
        return isOperator(i - 1, COMPARISONS)
                || (number && isOperator(i - 1, ARITHMETIC) && (endsValue(i - 2) || isSign(i - 1)))
                || (isWord(i - 1, "between") && isWord(i + 1, "and"))
                || (isWord(i - 1, "and") && isWord(i - 3, "between") && found[i - 2])
                || isMember(i);
    }

    private boolean isMember(int i) {
        return open.peek() == Bracket.LIST
                && (isPunctuation(i - 1, "(") || isPunctuation(i - 1, ","))
                && (isPunctuation(i + 1, ")") || isPunctuation(i + 1, ","));
    }

    /** A sign behind a comparison belongs to what follows it. */
    private boolean isSign(int i) {
        return (tokens.get(i).text().equals("-") || tokens.get(i).text().equals("+")) && isOperator(i - 1, COMPARISONS);
    }

    /** Whether what follows leaves the literal alone: no cast, no subscript, no operator that binds otherwise. */
    private boolean endsOperand(int i) {
        if (i + 1 == tokens.size()) {
            return true;
        }
        Token next = tokens.get(i + 1);
        return switch (next.kind()) {
            case PUNCTUATION -> next.text().equals(",") || next.text().equals(")");
            case WORD -> ENDS.contains(next.text());
            case OPERATOR ->
                tokens.get(i).kind() == Token.Kind.NUMBER
                        && (COMPARISONS.contains(next.text()) || ARITHMETIC.contains(next.text()));
            case QUOTED, STRING, NUMBER, PARAMETER, VARIABLE -> false;
        };
    }

    /** Whether a token surely ends a value, so that an operator behind it has two operands and is no sign. */
    private boolean endsValue(int i) {
        if (i < 0) {
            return false;
        }
        Token token = tokens.get(i);
        return switch (token.kind()) {
            case QUOTED, PARAMETER, VARIABLE -> true;
            case PUNCTUATION -> token.text().equals(")") || token.text().equals("]");
            case STRING, NUMBER -> found[i];
            case WORD -> isPunctuation(i - 1, ".") || dialect.role(token.text()) == WordRole.NAME;
            case OPERATOR -> false;
        };
    }

    private boolean isOperator(int i, Set<String> symbols) {
        return i > 0
                && tokens.get(i).kind() == Token.Kind.OPERATOR
                && symbols.contains(tokens.get(i).text());
    }

    private boolean isWord(int i, String word) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isWord(word);
    }

    private boolean isPunctuation(int i, String sign) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isPunctuation(sign);
    }
}
