package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Dialect;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.WordRole;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.AbstractJSqlParser;

/** The lexical rules of MySQL and MariaDB under the pinned {@code sql_mode} and utf8mb4, and their way of writing. */
public final class MySqlDialect implements Dialect {

    private static final MySqlWords WORDS = MySqlWords.load();
    private static final Set<String> TYPES_BEFORE_LITERALS = Set.of("date", "time", "timestamp");

    @Override
    public List<Token> tokens(String sql) throws NotRead {
        return new MySqlLexer(sql, WORDS).tokens();
    }

    @Override
    public WordRole role(String word) {
        return WORDS.role(word);
    }

    @Override
    public boolean startsTypedLiteral(String word) {
        return TYPES_BEFORE_LITERALS.contains(word);
    }

    @Override
    public boolean castsString(String word) {
        return false;
    }

    @Override
    public AbstractJSqlParser.Dialect grammar() {
        return AbstractJSqlParser.Dialect.MYSQL;
    }

    @Override
    public String quoted(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    @Override
    public String literal(String value) {
        return '\''
                + value.replace("\\", "\\\\")
                        .replace("'", "''")
                        .replace("\0", "\\0")
                        .replace("\u001a", "\\Z")
                + '\'';
    }

    @Override
    public String fence() {
        return "LIMIT 18446744073709551615";
    }
}
