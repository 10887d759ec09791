package dev.sallyport.engine.sql;

import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.AbstractJSqlParser;

/** What the shared front end has to know of one server's language: its exact lexical rules and its way of writing. */
public interface Dialect {

    /** Splits a text exactly as the server does, without comments; a text that the server might read otherwise is refused. */
    List<Token> tokens(String sql) throws NotRead;

    WordRole role(String word);

    /** A name in the spelling in which it is compared with others. */
    String folded(String name);

    /** The words that, before a string, make a literal of that type. */
    boolean startsTypedLiteral(String word);

    /** The words that, before a string, mean a cast of it; none of those whose literal differs from a cast. */
    boolean castsString(String word);

    /** The operators that the parser reads as the server does. */
    Set<String> operators();

    /** Statements that never run here, which are known by their first word. */
    List<OtherStatement> otherStatements();

    /** The ways of changing rows that are this server's. */
    Set<WriteForm> writeForms();

    /** Whether SQL/JSON is in the language whole, so that an arrow is an operator as others are and {@code is json} a test. */
    boolean hasSqlJson();

    /** The calls of SQL/JSON that have words between their arguments. */
    Set<String> jsonCalls();

    /** The grammar that JSqlParser is asked for. */
    AbstractJSqlParser.Dialect grammar();

    /** Whether an inner join without a condition is one of every row with every other. */
    boolean joinsWithoutCondition();

    /** Whether subtotals are asked for behind the keys of the groups: {@code GROUP BY a, b WITH ROLLUP}. */
    boolean rollsUpBehindKeys();

    /** What stands around a quoted identifier. */
    char quote();

    /** Whether a name before the brackets of a call may stand in quotes and be the same function. */
    boolean quotesFunctions();

    /** How the server's own grammar writes parameters. */
    ParameterStyle parameters();

    String literal(String value);

    /** The clause that keeps conditions from moving into a derived table. */
    String fence();

    /** What stands before the indexes of a table that are not used; only an engine that leaves some aside has words for it. */
    default String leftAside() {
        throw new UnsupportedOperationException("no index is left aside here");
    }

    /**
     * Whether an index is a part of its table, made, named and dropped within it, and a column is changed by saying anew all
     * that holds for it.
     */
    boolean definesWithinTables();

    /** An identifier in quotes. */
    default String quoted(String identifier) {
        String quote = String.valueOf(quote());
        return quote + identifier.replace(quote, quote + quote) + quote;
    }
}
