package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Query;

/**
 * The canonical printer: a text from the tree alone, every identifier quoted, every nested expression in parentheses,
 * every literal written again from its value. One tree has one print.
 */
public final class Printer {

    private final Dialect dialect;

    public Printer(Dialect dialect) {
        this.dialect = dialect;
    }

    public Printed print(Query query, ParameterStyle style) {
        PrintBuffer out = new PrintBuffer(dialect, style);
        new QueryPrinter(out).query(query);
        return out.printed();
    }
}
