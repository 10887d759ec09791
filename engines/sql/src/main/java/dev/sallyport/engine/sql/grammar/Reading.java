package dev.sallyport.engine.sql.grammar;

import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
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
            T read = start.apply(parser);
            return isAtEnd(parser) ? Optional.of(read) : complete(parser, start);
        } catch (ParseCancellationException _) {
            return complete(parser, start);
        }
    }

    private static <P extends Parser, T> Optional<T> complete(P parser, Function<P, T> start) {
        parser.getTokenStream().seek(0);
        parser.reset();
        parser.setErrorHandler(new DefaultErrorStrategy());
        parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        T read = start.apply(parser);
        return parser.getNumberOfSyntaxErrors() == 0 && isAtEnd(parser) ? Optional.of(read) : Optional.empty();
    }

    /** A grammar may be content with the beginning of a text. */
    private static boolean isAtEnd(Parser parser) {
        return parser.getTokenStream().LA(1) == Token.EOF;
    }
}
