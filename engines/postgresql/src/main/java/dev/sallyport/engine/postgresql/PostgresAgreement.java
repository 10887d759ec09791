package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.Agreement;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** PostgreSQL's language by pgCodeKeeper's grammar: the second opinion on every statement. */
public final class PostgresAgreement implements Agreement {
    private static final long SHARE_OF_HEAP = 4;
    /** One for all sources: they speak one language. */
    private static final LearnedPredictions LEARNED =
            new LearnedPredictions(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

    private final LearnedPredictions learned;

    public PostgresAgreement() {
        this(LEARNED);
    }

    PostgresAgreement(LearnedPredictions learned) {
        this.learned = learned;
    }

    @Override
    public boolean agree(String input, String print) {
        Optional<String> read = form(input);
        return read.isPresent() && read.equals(form(print));
    }

    /** What a text means to the grammar, or nothing when it is no single statement or one that the grammar groups wrongly. */
    Optional<String> form(String sql) {
        CommonTokenStream tokens = tokens(sql);
        return parse(tokens).filter(GroupingGuards::trusts).map(StatementForm::of);
    }

    private static CommonTokenStream tokens(String sql) {
        SQLLexer lexer = new SQLLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        return new CommonTokenStream(lexer);
    }

    /** The fast prediction first; only where that fails the complete one. */
    private Optional<SQLParser.SqlContext> parse(CommonTokenStream tokens) {
        SQLParser parser = new SQLParser(tokens);
        learned.teach(parser);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return Optional.of(parser.sql());
        } catch (ParseCancellationException _) {
            tokens.seek(0);
            parser.reset();
            parser.setErrorHandler(new DefaultErrorStrategy());
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            SQLParser.SqlContext statement = parser.sql();
            return parser.getNumberOfSyntaxErrors() == 0 ? Optional.of(statement) : Optional.empty();
        }
    }
}
