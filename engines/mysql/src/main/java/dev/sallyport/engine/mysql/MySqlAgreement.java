package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Agreement;
import dev.sallyport.engine.sql.grammar.LearnedPredictions;
import dev.sallyport.engine.sql.grammar.Reading;
import io.debezium.antlr.mysql.SqlMode;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;

/** The language of MySQL and MariaDB by Oracle's grammar: the second opinion on every statement. */
public final class MySqlAgreement implements Agreement {
    private static final long SHARE_OF_HEAP = 4;
    /** One for all sources: they speak one language. */
    private static final LearnedPredictions LEARNED =
            new LearnedPredictions(MySqlParser._ATN, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

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

    private Optional<MySqlParser.QueryContext> parse(CommonTokenStream tokens) {
        MySqlParser parser = new MySqlParser(tokens);
        parser.serverVersion = GrammarTokens.VERSION;
        parser.sqlModes = Set.of(SqlMode.NoMode);
        return Reading.of(parser, learned, MySqlParser::query);
    }
}
