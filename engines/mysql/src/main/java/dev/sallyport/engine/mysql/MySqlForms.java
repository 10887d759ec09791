package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/** One spelling for what both products take in several: each form here means what it becomes, whatever stands in it. */
final class MySqlForms extends MySqlSteps {
    private static final Set<String> CLOCKS =
            Set.of("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp");

    /** Behind SELECT they say how to find the rows, and none which. */
    private static final Set<String> ADVICE = Set.of(
            "high_priority",
            "straight_join",
            "sql_small_result",
            "sql_big_result",
            "sql_buffer_result",
            "sql_no_cache",
            "sql_cache");

    private static final String CHARACTER_SET = "utf8mb4";

    private MySqlForms(List<Token> tokens) {
        super(tokens);
    }

    static List<Token> plain(List<Token> tokens) {
        return new MySqlForms(tokens).all();
    }

    @Override
    int step(int i) {
        Token token = tokens.get(i);
        if (token.kind() == Kind.STRING && isLabel(i)) {
            return take(named(token), i + 1);
        }
        if (token.kind() != Kind.WORD || isSign(i - 1, ".")) {
            return take(token, i + 1);
        }
        return switch (token.text()) {
            case "rlike" -> take(word(token, "regexp"), i + 1);
            case "distinctrow" -> take(word(token, "distinct"), i + 1);
            case "mod" ->
                !isSign(i + 1, "(") || endsOperand(i - 1) ? take(operator(token, "%"), i + 1) : take(token, i + 1);
            case "distinct" -> isWord(i - 1, "union") ? i + 1 : take(token, i + 1);
            case "select" -> select(token, i);
            case "from" -> isWord(i + 1, "dual") && !isSign(i + 2, ",") ? i + 2 : take(token, i + 1);
            case "convert" -> convert(token, i);
            case "limit" -> limit(token, i);
            case "binary" -> binary(token, i);
            case "as" -> label(token, i);
            default -> clock(token, i);
        };
    }

    /** Without the advice behind it. */
    private int select(Token select, int i) {
        int next = i + 1;
        while (next < tokens.size()
                && tokens.get(next).kind() == Kind.WORD
                && ADVICE.contains(tokens.get(next).text())
                && !isSign(next + 1, ".")) {
            next++;
        }
        return take(select, next);
    }

    /** {@code CONVERT(x, t)} is {@code CAST(x AS t)}, and into the session's own character set {@code CAST(x AS CHAR)}. */
    private int convert(Token convert, int i) {
        int end = isSign(i + 1, "(") ? behind(i + 1) : i + 1;
        int split = split(i + 2, end - 1);
        boolean transcodes = isWord(split, "using") && isWord(split + 1, CHARACTER_SET) && split + 2 == end - 1;
        if (split < 0 || !(isSign(split, ",") || transcodes)) {
            return take(convert, i + 1);
        }
        plain.add(word(convert, "cast"));
        plain.add(tokens.get(i + 1));
        plain.addAll(plain(tokens.subList(i + 2, split)));
        plain.add(word(convert, "as"));
        plain.addAll(transcodes ? List.of(word(convert, "char")) : tokens.subList(split + 1, end - 1));
        return take(tokens.get(end - 1), end);
    }

    /** The comma or the USING outside of brackets, or -1. */
    private int split(int from, int end) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            depth += isSign(i, "(") ? 1 : isSign(i, ")") ? -1 : 0;
            if (depth == 0 && (isSign(i, ",") || isWord(i, "using"))) {
                return i;
            }
        }
        return -1;
    }

    /** {@code LIMIT a, b} is {@code LIMIT b OFFSET a}. */
    private int limit(Token limit, int i) {
        if (!isSign(i + 2, ",") || i + 3 >= tokens.size()) {
            return take(limit, i + 1);
        }
        plain.add(limit);
        plain.add(tokens.get(i + 3));
        plain.add(word(limit, "offset"));
        return take(tokens.get(i + 1), i + 4);
    }

    /** A string behind AS is a name. */
    private int label(Token as, int i) {
        plain.add(as);
        if (i + 1 >= tokens.size() || tokens.get(i + 1).kind() != Kind.STRING) {
            return i + 1;
        }
        return take(named(tokens.get(i + 1)), i + 2);
    }

    /** Without AS, behind what is surely a whole operand, and where the next output or none begins. */
    private boolean isLabel(int i) {
        boolean behind = isSign(i - 1, ")")
                || (i > 0
                        && (tokens.get(i - 1).kind() == Kind.QUOTED
                                || (tokens.get(i - 1).kind() == Kind.WORD
                                        && MySqlDialect.isName(tokens.get(i - 1).text()))));
        return behind && (i + 1 == tokens.size() || isSign(i + 1, ",") || isWord(i + 1, "from"));
    }

    private static Token named(Token label) {
        return new Token(Kind.QUOTED, MySqlNames.folded(label.text()), label.text(), label.offset());
    }

    /** {@code BINARY x} is {@code CAST(x AS BINARY)}. */
    private int binary(Token binary, int i) {
        int end = beginsOperand(i) ? operandEnd(i + 1) : i + 1;
        if (end == i + 1 || bindsAsTight(end)) {
            return take(binary, i + 1);
        }
        plain.add(word(binary, "cast"));
        plain.add(sign(binary, "("));
        plain.addAll(plain(tokens.subList(i + 1, end)));
        plain.add(word(binary, "as"));
        plain.add(word(binary, "binary"));
        return take(sign(binary, ")"), end);
    }

    /** What would take the operand before BINARY does. */
    private boolean bindsAsTight(int at) {
        return isWord(at, "collate")
                || (at < tokens.size()
                        && tokens.get(at).kind() == Kind.OPERATOR
                        && tokens.get(at).text().startsWith("->"));
    }

    /** Where it is the name of no type: between arguments brackets behind it may be the length of one. */
    private boolean beginsOperand(int i) {
        boolean open = isSign(i - 1, ",") || isSign(i - 1, "(");
        return i > 0 && !isWord(i - 1, "as") && !(open && isSign(i + 1, "("));
    }

    /** A clock with empty brackets is the clock without. */
    private int clock(Token token, int i) {
        boolean empty = CLOCKS.contains(token.text()) && isSign(i + 1, "(") && isSign(i + 2, ")");
        return take(token, empty ? i + 3 : i + 1);
    }

    /** Behind the one operand that begins here, or here where it is none that is surely one: a value, a column, a call, brackets. */
    private int operandEnd(int from) {
        if (from >= tokens.size()) {
            return from;
        }
        int end = from;
        switch (tokens.get(from).kind()) {
            case STRING, NUMBER, PARAMETER, VARIABLE -> {
                return from + 1;
            }
            case PUNCTUATION -> {
                return isSign(from, "(") ? behind(from) : from;
            }
            case OPERATOR -> {
                return from;
            }
            case WORD, QUOTED -> end++;
        }
        while (isSign(end, ".") && end + 1 < tokens.size()) {
            end += 2;
        }
        return isSign(end, "(") ? behind(end) : end;
    }

    /** Behind the brackets that open here; the end of the text where none close. */
    private int behind(int opening) {
        int end = closing(opening);
        return end < 0 ? tokens.size() : end;
    }

    private boolean endsOperand(int at) {
        if (at < 0) {
            return false;
        }
        return switch (tokens.get(at).kind()) {
            case QUOTED, STRING, NUMBER, PARAMETER, VARIABLE -> true;
            case WORD ->
                isSign(at - 1, ".") || MySqlDialect.mayName(tokens.get(at).text());
            case PUNCTUATION -> isSign(at, ")");
            case OPERATOR -> false;
        };
    }

    private static Token operator(Token near, String text) {
        return new Token(Kind.OPERATOR, text, near.offset());
    }
}
