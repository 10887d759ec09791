package dev.sallyport.engine.sql.rewrite;

import static java.util.Objects.requireNonNull;

import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.sql.resolve.Outputs;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What each table reference of a statement is, and what it must be made to be, by its number.
 *
 * @param <R> what an engine knows of a relation
 */
public final class Cover<R> {
    private final Map<Integer, Covered<R>> references;

    /** One table reference. */
    public record Covered<R>(R relation, TableObligation obligation) {}

    private Cover(Map<Integer, Covered<R>> references) {
        this.references = references;
    }

    /**
     * The references that stand in the statement.
     *
     * @throws IllegalArgumentException when the obligations leave one out, or withhold a column that is read
     */
    public static <R> Cover<R> of(List<Effect> effects, Obligations obligations, Function<Effect, R> relations) {
        Map<Integer, Covered<R>> references = new LinkedHashMap<>();
        for (Effect effect : effects) {
            if (effect.cause().standsInStatement()) {
                TableObligation obligation = obligation(effect, obligations);
                references.put(effect.reference(), new Covered<>(relations.apply(effect), obligation));
            }
        }
        return new Cover<>(references);
    }

    private static TableObligation obligation(Effect effect, Obligations obligations) {
        TableObligation obligation = obligations.references().get(effect.reference());
        if (obligation == null || !obligation.object().equals(effect.target())) {
            throw new IllegalArgumentException("the obligations do not cover reference `" + effect.reference() + "`");
        }
        for (String column : effect.read()) {
            if (obligation.disclosure(column) instanceof Disclosure.Withheld) {
                throw new IllegalArgumentException("the obligations withhold the read column `" + column + "`");
            }
        }
        return obligation;
    }

    public Covered<R> at(int reference) {
        return requireNonNull(references.get(reference));
    }

    public Collection<Covered<R>> all() {
        return references.values();
    }

    /** Whether no reference of a table shows that column as it is. */
    public boolean isNowhereClear(ObjectName table, String column) {
        return all().stream()
                .filter(covered -> covered.obligation().object().equals(table))
                .noneMatch(covered -> covered.obligation().disclosure(column) instanceof Disclosure.Clear);
    }

    /** What is said of each output of a statement as it was written. */
    public List<OutputColumn> columns(Query query, List<String> labels) {
        Origins origins = new Origins(column ->
                at(column.reference()).obligation().disclosure(column.column().text()));
        List<List<Expression>> outputs = Outputs.of(query);
        List<OutputColumn> columns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            int column = i;
            List<Expression> shown =
                    outputs.stream().map(each -> each.get(column)).toList();
            columns.add(origins.of(labels.get(i), shown));
        }
        return columns;
    }
}
