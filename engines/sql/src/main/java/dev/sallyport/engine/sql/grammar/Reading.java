package dev.sallyport.engine.sql.grammar;

import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads a whole text by a grammar: by the fast prediction first, and only where that fails by the complete one. */
public final class Reading {
    private Reading() {}

    /**
     * What the text is, or nothing when the grammar does not take it.
     *
     * @param start calls the rule of the parser that takes a whole text
     */
    public static <P extends Parser, T> Optional<T> of(P parser, LearnedPredictions learned, Function<P, T> start) {
        learned.teach(parser);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return Optional.of(start.apply(parser));
        } catch (ParseCancellationException _) {
            parser.getTokenStream().seek(0);
            parser.reset();
            parser.setErrorHandler(new DefaultErrorStrategy());
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            T read = start.apply(parser);
            return parser.getNumberOfSyntaxErrors() == 0 ? Optional.of(read) : Optional.empty();
        }
    }
}
