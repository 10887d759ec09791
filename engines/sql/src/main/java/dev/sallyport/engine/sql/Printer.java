package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Statement;

/**
 * The canonical printer: a text from the tree alone, every identifier quoted, every nested expression in parentheses,
 * every literal written again from its value. One tree has one print.
 */
public final class Printer {

    private final Dialect dialect;

    public Printer(Dialect dialect) {
        this.dialect = dialect;
    }

    public Printed print(Statement statement, ParameterStyle style) {
        PrintBuffer out = new PrintBuffer(dialect, style);
        switch (statement) {
            case Query query -> new QueryPrinter(out).query(query);
            case Definition definition -> new DefinitionPrinter(out).print(definition);
        }
        return out.printed();
    }
}
