package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.grammar.GrammarAgreement;
import dev.sallyport.engine.sql.grammar.LearnedPredictions;
import dev.sallyport.engine.sql.grammar.Reading;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** PostgreSQL's language by pgCodeKeeper's grammar: the second opinion on every statement. */
public final class PostgresAgreement extends GrammarAgreement {
    private static final LearnedPredictions LEARNED = learning(SQLParser._ATN);

    public PostgresAgreement() {
        this(LEARNED);
    }

    PostgresAgreement(LearnedPredictions learned) {
        super(learned);
    }

    @Override
    protected Optional<String> form(String sql, LearnedPredictions learned) {
        return Reading.of(new SQLParser(tokens(sql)), learned, SQLParser::sql)
                .filter(GroupingGuards::trusts)
                .map(StatementForm::of);
    }

    private static CommonTokenStream tokens(String sql) {
        SQLLexer lexer = new SQLLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        return new CommonTokenStream(lexer);
    }
}
