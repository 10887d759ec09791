package dev.sallyport.engine.sql;

import java.util.List;
import net.sf.jsqlparser.parser.AbstractJSqlParser;

/** What the shared front end has to know of one server's language: its exact lexical rules and its way of writing. */
public interface Dialect {

    /** Splits a text exactly as the server does, without comments; a text that the server might read otherwise is refused. */
    List<Token> tokens(String sql) throws NotRead;

    WordRole role(String word);

    /** The words that, before a string, make a literal of that type. */
    boolean startsTypedLiteral(String word);

    /** The words that, before a string, mean a cast of it; none of those whose literal differs from a cast. */
    boolean castsString(String word);

    /** The grammar that JSqlParser is asked for. */
    AbstractJSqlParser.Dialect grammar();

    String quoted(String identifier);

    String literal(String value);

    /** The clause that keeps conditions from moving into a derived table. */
    String fence();
}
