package dev.sallyport.engine.sql.grammar;

import dev.sallyport.engine.sql.Agreement;
import java.util.Optional;
import org.antlr.v4.runtime.atn.ATN;

/** The second opinion of a grammar: a statement and its print must mean the same to it. */
public abstract class GrammarAgreement implements Agreement {
    private static final long SHARE_OF_HEAP = 4;

    private final LearnedPredictions learned;

    protected GrammarAgreement(LearnedPredictions learned) {
        this.learned = learned;
    }

    /** For all sources that speak one language. */
    protected static LearnedPredictions learning(ATN grammar) {
        return new LearnedPredictions(grammar, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    @Override
    public final boolean agree(String input, String print) {
        Optional<String> read = form(input);
        return read.isPresent() && read.equals(form(print));
    }

    /** What a text means to the grammar, or nothing when it is no single statement or one that the grammar groups wrongly. */
    public final Optional<String> form(String sql) {
        return form(sql, learned);
    }

    /** The same for a parser that predicts by what was learned. */
    protected abstract Optional<String> form(String sql, LearnedPredictions learned);
}
