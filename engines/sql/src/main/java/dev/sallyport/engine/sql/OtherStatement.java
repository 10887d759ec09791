package dev.sallyport.engine.sql;

import dev.sallyport.operation.Position;
import dev.sallyport.operation.Reason;
import java.util.Set;

/**
 * Statements that are known by their first word and never run here.
 *
 * @param words any of which is the first
 * @param what says what is wrong with one, behind its word
 * @param nextStep what a caller does instead
 */
public record OtherStatement(Set<String> words, String what, String nextStep) {
    /** What the caller does instead who wants to know what there is. */
    public static final String ASK_DISCOVERY = "ask Discovery for the tables and columns that you can name";

    public OtherStatement {
        words = Set.copyOf(words);
    }

    static void refuse(String sql, NormalText text, Dialect dialect) throws NotRead {
        Token first = text.tokens().getFirst();
        for (OtherStatement each : dialect.otherStatements()) {
            if (each.words.stream().anyMatch(first::isWord)) {
                throw NotRead.because(Reason.UNSUPPORTED, "`" + first.text() + "` " + each.what, each.nextStep)
                        .during("statement")
                        .at(Position.in(sql, first.offset()));
            }
        }
    }
}
