package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.TextCursor;
import java.util.Set;

/** Reads operators; a run of comparison signs that is none is refused, since servers swallow a part of it. */
final class OperatorScanner {

    private static final String COMPARISON = "=<>!";
    private static final Set<String> COMPARISONS =
            Set.of("=", "<=>", "<>", "!=", "<", ">", "<=", ">=", "<<", ">>", "!");
    private static final Set<String> ARROWS = Set.of("->", "->>");
    private static final String SINGLE = "+-*/%~^&|";

    private OperatorScanner() {}

    static boolean startsOperator(TextCursor text) {
        return SINGLE.indexOf(text.peek()) >= 0 || COMPARISON.indexOf(text.peek()) >= 0;
    }

    static boolean startsWord(TextCursor text) {
        return text.startsWith("&&") || text.startsWith("||");
    }

    /** The signs for AND and OR are those words under the pinned mode of the session. */
    static String word(TextCursor text) {
        return text.take(2).equals("&&") ? "and" : "or";
    }

    static String read(TextCursor text) throws NotRead {
        boolean arrow = text.startsWith("->");
        if (!arrow && SINGLE.indexOf(text.peek()) >= 0) {
            return text.take(1);
        }
        int length = 1;
        while (text.peek(length) != TextCursor.END && COMPARISON.indexOf(text.peek(length)) >= 0) {
            length++;
        }
        String run = text.take(length);
        if (!(arrow ? ARROWS : COMPARISONS).contains(run)) {
            throw NotRead.malformed("`" + run + "` is no operator", "put blanks between operators");
        }
        return run.equals("!=") ? "<>" : run;
    }
}
