package dev.sallyport.engine.sql;

import dev.sallyport.operation.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bounds on the form of a statement, far above real use and below what makes a parser slow or overflows its stack. */
final class Bounds {

    static final int MAX_DEPTH = 64;
    static final int MAX_SET_OPERATIONS = 64;
    static final int MAX_JOINS = 64;
    static final int MAX_PREDICATES = 256;
    static final int MAX_SIGNS = 16;
    static final int MAX_CHAIN = 256;
    static final int MAX_NAME_PARTS = 4;
    static final int MAX_LEADING_PARENTHESES = 2;
    private static final Map<String, Integer> MOST = Map.of(
            "union", MAX_SET_OPERATIONS,
            "intersect", MAX_SET_OPERATIONS,
            "except", MAX_SET_OPERATIONS,
            "join", MAX_JOINS,
            "is", MAX_PREDICATES,
            "between", MAX_PREDICATES,
            "zone", MAX_PREDICATES,
            "interval", MAX_PREDICATES);

    /** Words that begin another operand. */
    private static final Set<String> BREAKS = Set.of("and", "or", "when", "then", "else", "from", "where", "on");

    private final String sql;
    private final List<Token> tokens;

    private Bounds(String sql, List<Token> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    static void check(String sql, List<Token> tokens) throws NotRead {
        Bounds bounds = new Bounds(sql, tokens);
        bounds.checkDepth();
        bounds.checkLeadingParentheses();
        bounds.checkWords();
        bounds.checkChains();
    }

    private void checkDepth() throws NotRead {
        StringBuilder open = new StringBuilder();
        int cases = 0;
        for (Token token : tokens) {
            switch (token.kind()) {
                case PUNCTUATION -> bracket(open, token);
                case WORD -> cases = cases(cases, token);
                case QUOTED, STRING, NUMBER, PARAMETER, VARIABLE, OPERATOR -> {}
            }
            require(open.length() + cases <= MAX_DEPTH, "nesting deeper than `64`", token);
        }
        if (!open.isEmpty()) {
            throw NotRead.malformed("a bracket `" + open.charAt(open.length() - 1) + "` is not closed", "close it")
                    .at(Position.in(sql, sql.length()));
        }
    }

    private static int cases(int open, Token token) {
        return switch (token.text()) {
            case "case" -> open + 1;
            case "end" -> Math.max(open - 1, 0);
            default -> open;
        };
    }

    private void bracket(StringBuilder open, Token token) throws NotRead {
        switch (token.text()) {
            case "(", "[" -> open.append(token.text());
            case ")", "]" -> close(open, token);
            default -> {}
        }
    }

    private void close(StringBuilder open, Token token) throws NotRead {
        char expected = token.text().equals(")") ? '(' : '[';
        if (open.isEmpty() || open.charAt(open.length() - 1) != expected) {
            throw NotRead.malformed("a bracket `" + token.text() + "` closes nothing", "open it or leave it out")
                    .at(Position.in(sql, token.offset()));
        }
        open.setLength(open.length() - 1);
    }

    private void checkLeadingParentheses() throws NotRead {
        int leading = 0;
        while (leading < tokens.size() && tokens.get(leading).isPunctuation("(")) {
            leading++;
        }
        require(leading <= MAX_LEADING_PARENTHESES, "more than `2` leading parentheses", tokens.getFirst());
    }

    private void checkWords() throws NotRead {
        Map<String, Integer> counts = new HashMap<>();
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.WORD) {
                Integer most = MOST.get(token.text());
                if (most != null && counts.merge(token.text(), 1, Integer::sum) > most) {
                    throw tooMuch("more than `" + most + "` times `" + token.text() + "`", token);
                }
            }
        }
    }

    /** Operators one after the other, operators of one operand, and parts of one name. */
    private void checkChains() throws NotRead {
        int signs = 0;
        int chain = 0;
        int dots = 0;
        boolean afterDot = false;
        for (Token token : tokens) {
            boolean operator = token.kind() == Token.Kind.OPERATOR;
            boolean dot = token.isPunctuation(".");
            signs = operator || token.isWord("not") ? signs + 1 : 0;
            chain = isBreak(token) ? 0 : chain + (operator || isPostfix(token) ? 1 : 0);
            dots = dot ? dots + 1 : afterDot ? dots : 0;
            afterDot = dot;
            require(signs <= MAX_SIGNS, "more than `16` operators in a row", token);
            require(chain <= MAX_CHAIN, "more than `256` operators in one operand", token);
            require(dots < MAX_NAME_PARTS, "a name of more than `4` parts", token);
        }
    }

    private static boolean isBreak(Token token) {
        return token.isPunctuation(",") || (token.kind() == Token.Kind.WORD && BREAKS.contains(token.text()));
    }

    private static boolean isPostfix(Token token) {
        return token.isPunctuation("::") || token.isPunctuation("[");
    }

    private void require(boolean fits, String what, Token token) throws NotRead {
        if (!fits) {
            throw tooMuch(what, token);
        }
    }

    private NotRead tooMuch(String what, Token token) {
        return NotRead.tooLarge("the statement has " + what, "write it simpler").at(Position.in(sql, token.offset()));
    }
}
