package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.Agreement;
import dev.sallyport.engine.sql.grammar.LearnedPredictions;
import dev.sallyport.engine.sql.grammar.Reading;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** PostgreSQL's language by pgCodeKeeper's grammar: the second opinion on every statement. */
public final class PostgresAgreement implements Agreement {
    private static final long SHARE_OF_HEAP = 4;
    /** One for all sources: they speak one language. */
    private static final LearnedPredictions LEARNED =
            new LearnedPredictions(SQLParser._ATN, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

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
