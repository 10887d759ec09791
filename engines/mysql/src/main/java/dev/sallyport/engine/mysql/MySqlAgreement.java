package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.grammar.GrammarAgreement;
import dev.sallyport.engine.sql.grammar.LearnedPredictions;
import dev.sallyport.engine.sql.grammar.Reading;
import io.debezium.antlr.mysql.SqlMode;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;

/** The language of MySQL and MariaDB by Oracle's grammar: the second opinion on every statement. */
public final class MySqlAgreement extends GrammarAgreement {
    private static final LearnedPredictions LEARNED = learning(MySqlParser._ATN);

    public MySqlAgreement() {
        this(LEARNED);
    }

    MySqlAgreement(LearnedPredictions learned) {
        super(learned);
    }

    @Override
    protected Optional<String> form(String sql, LearnedPredictions learned) {
        return MySqlBounds.fits(sql)
                ? parse(GrammarTokens.of(sql), learned)
                        .filter(GroupingGuards::trusts)
                        .map(StatementForm::of)
                : Optional.empty();
    }

    private static Optional<MySqlParser.QueryContext> parse(CommonTokenStream tokens, LearnedPredictions learned) {
        MySqlParser parser = new MySqlParser(tokens);
        parser.serverVersion = GrammarTokens.VERSION;
        parser.sqlModes = Set.of(SqlMode.NoMode);
        return Reading.of(parser, learned, MySqlParser::query);
    }
}
