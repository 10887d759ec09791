package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.resolve.Named;
import dev.sallyport.engine.sql.resolve.Placeholders;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import java.util.List;

/**
 * How an output without a label is called. The servers give it its own text; here that is one spelling of it, in which no
 * value stands.
 */
final class MySqlLabels implements Named.LabelRule {
    private static final String SELECT = "SELECT ";
    private static final int LONGEST = 64;

    private final Printer printer;

    MySqlLabels(Printer printer) {
        this.printer = printer;
    }

    @Override
    public String label(Expression asWritten) {
        if (asWritten instanceof ColumnReference(var name, var _)) {
            return name.last().spelled();
        }
        Query alone = Query.of(Select.of(List.of(new Output(asWritten, null, Mark.NONE)), List.of(), null));
        String text =
                printer.print(Placeholders.in(alone), ParameterStyle.POSITIONAL).text();
        String plain = text.substring(SELECT.length()).replace("`", "");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
