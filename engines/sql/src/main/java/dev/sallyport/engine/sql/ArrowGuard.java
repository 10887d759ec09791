package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.Token.Kind;
import dev.sallyport.engine.sql.tree.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.AllColumns;

/**
 * Writes {@code (x) -> y} as an arrow behind a call of one value, under a name that no statement can hold: the parser takes
 * brackets before an arrow for the parameters of a lambda.
 */
final class ArrowGuard {
    /** Not a form of SQL/JSON, whose mark stands first. */
    private static final String NAME = "(" + JsonForm.MARK;

    private static final Set<String> QUERIES = Set.of("select", "with", "values");

    /** Words of syntax that a value in brackets may follow. */
    private static final Set<String> BEFORE_VALUE = Set.of(
            "select",
            "distinct",
            "all",
            "where",
            "having",
            "on",
            "and",
            "or",
            "not",
            "by",
            "when",
            "then",
            "else",
            "case",
            "between",
            "like",
            "ilike",
            "from",
            "returning",
            "limit",
            "offset",
            "default");

    private ArrowGuard() {}

    static List<Placed> guard(List<Placed> tokens) {
        Set<Integer> grouped = openings(tokens);
        if (grouped.isEmpty()) {
            return tokens;
        }
        List<Placed> guarded = new ArrayList<>(tokens.size() + grouped.size());
        for (int i = 0; i < tokens.size(); i++) {
            if (grouped.contains(i)) {
                guarded.add(tokens.get(i).added(Kind.QUOTED, NAME));
            }
            guarded.add(tokens.get(i));
        }
        return guarded;
    }

    /** Where the brackets open that stand before an arrow, and hold no arguments and no query. */
    private static Set<Integer> openings(List<Placed> tokens) {
        Set<Integer> found = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isPunctuation("(")) {
                open.push(i);
            } else if (tokens.get(i).isPunctuation(")")) {
                int opening = open.pop();
                if (isArrow(tokens, i + 1) && beginsValue(tokens, opening)) {
                    found.add(opening);
                }
            }
        }
        return found;
    }

    private static boolean isArrow(List<Placed> tokens, int at) {
        return at < tokens.size()
                && tokens.get(at).token().kind() == Kind.OPERATOR
                && tokens.get(at).token().text().equals("->");
    }

    private static boolean beginsValue(List<Placed> tokens, int opening) {
        if (opening == 0 || QUERIES.stream().anyMatch(tokens.get(opening + 1)::isWord)) {
            return false;
        }
        Token before = tokens.get(opening - 1).token();
        return switch (before.kind()) {
            case OPERATOR -> true;
            case PUNCTUATION -> before.isPunctuation("(") || before.isPunctuation(",") || before.isPunctuation("[");
            case WORD -> BEFORE_VALUE.contains(before.text());
            case QUOTED, STRING, NUMBER, PARAMETER, VARIABLE -> false;
        };
    }

    static boolean isGroup(Function function) {
        return function.getMultipartName().equals(List.of("\"" + NAME + "\""));
    }

    /** The one value in the brackets. */
    static net.sf.jsqlparser.expression.Expression value(Function group, Mark at) throws NotRead {
        boolean plain = !group.isDistinct()
                && group.getOrderByElements() == null
                && group.getNamedParameters() == null
                && group.getExtraKeyword() == null
                && group.getParameters() != null
                && group.getParameters().size() == 1
                && !(group.getParameters().getFirst() instanceof AllColumns);
        if (!plain) {
            throw NotRead.unsupported("-> behind a list").at(at.position());
        }
        return group.getParameters().getFirst();
    }
}
