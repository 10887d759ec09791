package dev.sallyport.engine.sql.rewrite;

import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Disclosure.Clear;
import dev.sallyport.operation.Disclosure.Masked;
import dev.sallyport.operation.Disclosure.Withheld;
import java.util.List;
import java.util.function.Function;

/** How an output column relates to masks: conservative, since the masks themselves stand at the source. */
public final class Origins {
    private final Function<ResolvedColumn, Disclosure> disclosures;

    public Origins(Function<ResolvedColumn, Disclosure> disclosures) {
        this.disclosures = disclosures;
    }

    /**
     * What to say of one output.
     *
     * @param expressions what the column may show, one for each query that its rows may come from
     */
    public OutputColumn of(String label, List<Expression> expressions) {
        if (expressions.size() == 1 && expressions.getFirst() instanceof ResolvedColumn column) {
            return switch (disclosures.apply(column)) {
                case Clear() -> new OutputColumn(label, Origin.CLEAR, "");
                case Masked(var mask, var _) -> new OutputColumn(label, Origin.MASKED, mask.label());
                case Withheld() -> throw new IllegalArgumentException("a withheld column is never an output");
            };
        }
        boolean derived = expressions.stream()
                .flatMap(expression -> Columns.in(expression).stream())
                .anyMatch(column -> disclosures.apply(column) instanceof Masked);
        return new OutputColumn(label, derived ? Origin.DERIVED_FROM_MASK : Origin.CLEAR, "");
    }
}
