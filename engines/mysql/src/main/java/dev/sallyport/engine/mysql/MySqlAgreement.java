package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Agreement;
import io.debezium.antlr.mysql.SqlMode;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** The language of MySQL and MariaDB by Oracle's grammar: the second opinion on every statement. */
public final class MySqlAgreement implements Agreement {
    private static final long SHARE_OF_HEAP = 4;
    /** One for all sources: they speak one language. */
    private static final LearnedPredictions LEARNED =
            new LearnedPredictions(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

    private final LearnedPredictions learned;

    public MySqlAgreement() {
        this(LEARNED);
    }

    MySqlAgreement(LearnedPredictions learned) {
        this.learned = learned;
    }

    @Override
    public boolean agree(String input, String print) {
        Optional<String> read = form(input);
        return read.isPresent() && read.equals(form(print));
    }

    /** What a text means to the grammar, or nothing when it is no single statement or one that the grammar groups wrongly. */
    Optional<String> form(String sql) {
        return MySqlBounds.fits(sql)
                ? parse(GrammarTokens.of(sql)).filter(GroupingGuards::trusts).map(StatementForm::of)
                : Optional.empty();
    }

    /** The fast prediction first; only where that fails the complete one. */
    private Optional<MySqlParser.QueryContext> parse(CommonTokenStream tokens) {
        MySqlParser parser = new MySqlParser(tokens);
        parser.serverVersion = GrammarTokens.VERSION;
        parser.sqlModes = Set.of(SqlMode.NoMode);
        learned.teach(parser);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return whole(parser.query(), tokens);
        } catch (ParseCancellationException _) {
            tokens.seek(0);
            parser.reset();
            parser.setErrorHandler(new DefaultErrorStrategy());
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            MySqlParser.QueryContext statement = parser.query();
            return parser.getNumberOfSyntaxErrors() == 0 ? whole(statement, tokens) : Optional.empty();
        }
    }

    /** The grammar is content with the beginning of a text. */
    private static Optional<MySqlParser.QueryContext> whole(
            MySqlParser.QueryContext statement, CommonTokenStream tokens) {
        return tokens.LA(1) == Token.EOF ? Optional.of(statement) : Optional.empty();
    }
}
