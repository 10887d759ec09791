package dev.sallyport.engine.sql.rewrite;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.Sealed.Parameter;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first of the rows that a write finds, as a person is shown them.
 *
 * <p>What is clear stands as it is, what is masked as its mask, and nothing of the rest. The order is that of the cells that
 * are shown, so that neither it nor which rows are the first tells of a masked value.
 *
 * @param labels of its columns, all of them texts
 * @param relations the tables that the row filter looks into
 */
public record Sample<R>(String text, List<Parameter> parameters, List<String> labels, Set<R> relations) {
    /** The most of one cell. */
    public static final int CHARACTERS = 200;

    private static final int ROWS = 5;

    /** With the parameters of the count in front of its own. */
    public static <R> Sample<R> behind(
            Count count, String text, List<Parameter> own, List<Output> cells, Set<R> relations) {
        List<String> labels = cells.stream()
                .flatMap(cell -> Stream.ofNullable(cell.label()))
                .map(Name::text)
                .toList();
        return new Sample<>(
                text, Stream.concat(count.parameters().stream(), own.stream()).toList(), labels, relations);
    }

    /** On which terms the target of a write may be shown. */
    public static Optional<TableObligation> terms(Query query, List<Effect> effects, Obligations shown) {
        if (!(query.body() instanceof Write write)) {
            return Optional.empty();
        }
        int reference = write.target().reference();
        Effect effect = effects.get(reference);
        return Optional.ofNullable(shown.references().get(reference))
                .filter(terms -> terms.object().equals(effect.target()));
    }

    /** The first rows of what was found that meet the filter. */
    public static Query first(List<Output> cells, FromItem found, @Nullable Expression filter) {
        List<SortKey> order = IntStream.rangeClosed(1, cells.size())
                .mapToObj(n -> new SortKey(integer(n), false, SortKey.Nulls.DEFAULT, Mark.NONE))
                .toList();
        Select select = Select.of(List.<SelectItem>copyOf(cells), List.of(found), filter);
        return new Query(null, select, order, new Query.Limit(integer(ROWS), false), null, Mark.NONE);
    }

    private static Expression integer(int value) {
        return new IntegerLiteral(BigInteger.valueOf(value), Mark.NONE);
    }
}
