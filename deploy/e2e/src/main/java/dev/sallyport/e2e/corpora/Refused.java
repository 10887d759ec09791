package dev.sallyport.e2e.corpora;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.List;
import net.sf.jsqlparser.parser.AbstractJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;

/**
 * A statement that the server takes and the engine does not.
 *
 * @param construct what was not understood, alike for statements that fail alike
 */
public record Refused(Asked asked, Stage stage, String construct, Refusal refusal) {
    private static final int AROUND = 24;

    static Refused of(Asked asked, Refusal refusal) {
        Stage stage = Stage.of(refusal);
        return new Refused(asked, stage, construct(asked.sql(), stage, refusal), refusal);
    }

    private static String construct(String sql, Stage stage, Refusal refusal) {
        if (stage == Stage.PARSER) {
            return refusal.message() + ", at " + stop(sql);
        }
        return refusal.reason() == Reason.UNKNOWN_OBJECT
                ? refusal.message().replaceAll("`[^`]*`", "`..`")
                : refusal.message();
    }

    /** The token where the parser gives up, by a reading of its own. */
    private static String stop(String sql) {
        try {
            var _ = new CCJSqlParser(sql)
                    .withDialect(AbstractJSqlParser.Dialect.POSTGRESQL)
                    .withAllowComplexParsing(true)
                    .Statement();
            return "its end";
        } catch (ParseException e) {
            return e.currentToken == null || e.currentToken.next == null
                    ? "an end"
                    : "`" + e.currentToken.next.image + "`";
        } catch (TokenMgrException _) {
            return "a token";
        }
    }

    /** Columns for the list of all refusals. */
    public String line() {
        return String.join(
                "\t",
                List.of(
                        asked.corpus(),
                        stage.toString(),
                        refusal.rule(),
                        Settlement.oneLine(construct),
                        refusal.position().map(at -> around(at.offset())).orElse("-"),
                        Settlement.oneLine(asked.sql())));
    }

    private String around(int offset) {
        String sql = asked.sql();
        int from = Math.max(0, Math.min(offset, sql.length()) - AROUND / 2);
        return Settlement.oneLine(sql.substring(from, Math.min(sql.length(), from + 2 * AROUND)));
    }
}
