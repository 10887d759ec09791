package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.Dialect;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.WordRole;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.AbstractJSqlParser;
import org.pgcodekeeper.core.sql.Keyword;

/** PostgreSQL's lexical rules under {@code standard_conforming_strings = on} and UTF-8, and its way of writing. */
public final class PostgresDialect implements Dialect {

    private static final Set<String> TYPES_BEFORE_LITERALS =
            Set.of("date", "time", "timetz", "timestamp", "timestamptz", "interval");

    /** Keywords that name a type; `char` and `bit` are cut to one character by a cast and not before a string. */
    private static final Set<String> KEYWORDS_OF_TYPES =
            Set.of("int", "integer", "smallint", "bigint", "real", "float", "decimal", "dec", "numeric", "boolean");

    /** Keywords of some server version that the keyword table misses or spells otherwise. */
    private static final Set<String> MORE_KEYWORDS = Set.of("skip");

    @Override
    public List<Token> tokens(String sql) throws NotRead {
        return new PostgresLexer(sql).tokens();
    }

    /** Behind GROUP BY these are syntax before they are functions, which other grammars take the other way round. */
    private static final Set<String> GROUPING_WORDS = Set.of("cube", "rollup");

    @Override
    public WordRole role(String word) {
        if (GROUPING_WORDS.contains(word)) {
            return WordRole.COLUMN_NAME;
        }
        Keyword keyword = Keyword.KEYWORDS.get(word);
        if (keyword == null) {
            return MORE_KEYWORDS.contains(word) ? WordRole.UNRESERVED : WordRole.NAME;
        }
        return switch (keyword.getCategory()) {
            case UNRESERVED_KEYWORD -> WordRole.UNRESERVED;
            case COL_NAME_KEYWORD -> WordRole.COLUMN_NAME;
            case TYPE_FUNC_NAME_KEYWORD -> WordRole.FUNCTION_NAME;
            case RESERVED_KEYWORD -> WordRole.RESERVED;
        };
    }

    @Override
    public boolean startsTypedLiteral(String word) {
        return TYPES_BEFORE_LITERALS.contains(word);
    }

    @Override
    public boolean castsString(String word) {
        return KEYWORDS_OF_TYPES.contains(word) || (role(word) == WordRole.NAME && !startsTypedLiteral(word));
    }

    @Override
    public AbstractJSqlParser.Dialect grammar() {
        return AbstractJSqlParser.Dialect.POSTGRESQL;
    }

    @Override
    public String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String literal(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    @Override
    public String fence() {
        return "OFFSET 0";
    }
}
