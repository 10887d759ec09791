package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Dialect;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.OtherStatement;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.WordRole;
import dev.sallyport.engine.sql.WriteForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.AbstractJSqlParser;

/** The lexical rules of MySQL and MariaDB under the pinned {@code sql_mode} and utf8mb4, and their way of writing. */
public final class MySqlDialect implements Dialect {

    private static final MySqlWords WORDS = MySqlWords.load();
    private static final Set<String> TYPES_BEFORE_LITERALS = Set.of("date", "time", "timestamp");

    private static final Set<String> JSON_CALLS = Set.of("json_table", "json_value");

    private static final Set<String> OPERATORS = Set.of(
            "=", "<=>", "<>", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "~", "^", "&", "|", "<<", ">>", "!",
            "->", "->>");

    @Override
    public List<Token> tokens(String sql) throws NotRead {
        List<Token> tokens = new MySqlLexer(sql, WORDS).tokens();
        return DefinitionForms.takes(tokens)
                ? DefinitionForms.plain(tokens)
                : MySqlJsonForms.plain(MySqlForms.plain(MySqlReadForms.plain(MySqlWriteForms.plain(tokens))));
    }

    /** Whether a word is no keyword. */
    static boolean isName(String word) {
        return WORDS.role(word) == WordRole.NAME;
    }

    /** Whether a word may be the name of a column, so that it ends an operand where one may end. */
    static boolean mayName(String word) {
        WordRole role = WORDS.role(word);
        return role == WordRole.NAME || role == WordRole.UNRESERVED || role == WordRole.COLUMN_NAME;
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
    public String folded(String name) {
        return MySqlNames.folded(name);
    }

    @Override
    public Set<String> operators() {
        return OPERATORS;
    }

    @Override
    public List<OtherStatement> otherStatements() {
        return MySqlStatements.OTHER;
    }

    @Override
    public Set<WriteForm> writeForms() {
        return EnumSet.allOf(WriteForm.class);
    }

    @Override
    public boolean hasSqlJson() {
        return false;
    }

    @Override
    public Set<String> jsonCalls() {
        return JSON_CALLS;
    }

    @Override
    public boolean joinsWithoutCondition() {
        return true;
    }

    @Override
    public boolean rollsUpBehindKeys() {
        return true;
    }

    @Override
    public char quote() {
        return '`';
    }

    /** A quoted name before brackets is a stored function's, whatever it is. */
    @Override
    public boolean quotesFunctions() {
        return false;
    }

    @Override
    public ParameterStyle parameters() {
        return ParameterStyle.POSITIONAL;
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
    public boolean definesWithinTables() {
        return true;
    }

    @Override
    public String leftAside() {
        return "IGNORE INDEX";
    }

    @Override
    public String fence() {
        return "LIMIT 18446744073709551615";
    }
}
