package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.Dialect;
import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.OtherStatement;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.WordRole;
import dev.sallyport.engine.sql.WriteForm;
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

    private static final Set<String> JSON_CALLS = Set.of(
            "json",
            "json_array",
            "json_arrayagg",
            "json_exists",
            "json_object",
            "json_objectagg",
            "json_query",
            "json_scalar",
            "json_serialize",
            "json_table",
            "json_value");

    private static final Set<String> OPERATORS = Set.of(
            "+", "-", "*", "/", "%", "^", "|", "&", "#", "~", "<<", ">>", "||", "=", "<", ">", "<=", ">=", "<>", "!=",
            "->", "->>", "#>", "#>>", "@>", "<@", "?", "?|", "?&", "@@", "&&", "&>", "<->", "~*", "!~", "!~*", "=>",
            ":=");

    private static final List<OtherStatement> OTHER_STATEMENTS = List.of(
            new OtherStatement(
                    Set.of("show", "describe", "desc"), "asks the server for what it is", OtherStatement.ASK_DISCOVERY),
            new OtherStatement(
                    Set.of("begin", "start", "commit", "rollback", "savepoint", "release", "abort", "end"),
                    "belongs to a transaction, and each operation is one by itself",
                    "send the statement alone"),
            new OtherStatement(
                    Set.of("set", "reset", "discard"),
                    "changes the session, whose settings are fixed",
                    "say it in the statement: a schema as `schema.table`, a time zone as `AT TIME ZONE`"),
            new OtherStatement(
                    Set.of("grant", "revoke", "reassign"),
                    "changes rights, which the policy of the gateway gives",
                    "ask an admin of the gateway for a grant"),
            new OtherStatement(
                    Set.of("call", "do", "execute", "prepare", "deallocate"),
                    "runs what does not stand in it",
                    "send the statement itself, with its values as parameters"),
            new OtherStatement(
                    Set.of("declare", "fetch", "move", "close"),
                    "belongs to a cursor, and rows are streamed",
                    "send the query itself, with `LIMIT` where you want few"),
            new OtherStatement(
                    Set.of("copy", "load"), "moves files or streams", "read with `SELECT`, write with `INSERT`"),
            new OtherStatement(
                    Set.of("vacuum", "analyze", "refresh", "reindex", "cluster", "checkpoint"),
                    "is upkeep of the database",
                    "ask whoever runs the database"),
            new OtherStatement(
                    Set.of("lock", "listen", "notify", "unlisten"),
                    "is about other sessions",
                    "send the statement alone: it takes the locks that it needs"));

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
    public String folded(String name) {
        return name;
    }

    @Override
    public Set<String> operators() {
        return OPERATORS;
    }

    @Override
    public List<OtherStatement> otherStatements() {
        return OTHER_STATEMENTS;
    }

    @Override
    public Set<WriteForm> writeForms() {
        return Set.of();
    }

    @Override
    public boolean hasSqlJson() {
        return true;
    }

    @Override
    public Set<String> jsonCalls() {
        return JSON_CALLS;
    }

    @Override
    public boolean joinsWithoutCondition() {
        return false;
    }

    @Override
    public boolean rollsUpBehindKeys() {
        return false;
    }

    @Override
    public char quote() {
        return '"';
    }

    @Override
    public boolean quotesFunctions() {
        return true;
    }

    @Override
    public ParameterStyle parameters() {
        return ParameterStyle.NUMBERED;
    }

    @Override
    public String literal(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    @Override
    public boolean definesWithinTables() {
        return false;
    }

    @Override
    public String fence() {
        return "OFFSET 0";
    }
}
