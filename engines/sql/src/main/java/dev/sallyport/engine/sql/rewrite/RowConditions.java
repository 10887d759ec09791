package dev.sallyport.engine.sql.rewrite;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.IsNull;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryExpression.InQuery;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Row filters as conditions over the whole catalog, which is the gateway's and not the caller's.
 *
 * <p>What is null is hidden. A filter that does not fit its columns is an {@link IllegalArgumentException}.
 */
public final class RowConditions {
    private static final int REFERENCE = -1;

    private final Language language;
    private final Set<ObjectDescription> tables = new HashSet<>();

    public RowConditions(Language language) {
        this.language = language;
    }

    /** How a server compares: only what raises for no value, of one type, and byte by byte for text (holes R2). */
    public interface Language {
        /** A table of the whole catalog that a filter may look into. */
        Optional<ObjectDescription> table(ObjectName name);

        QualifiedReference reference(ObjectDescription table);

        /** The values of a column as they are compared. */
        Expression comparable(Expression column, ColumnDescription description);

        /** Compares a column with a value of its kind that is not null. */
        Expression compare(String symbol, Expression column, ColumnDescription description, Value value);
    }

    /**
     * How a table is named in FROM.
     *
     * @param only whether rows of tables that inherit from it are left out
     */
    public record QualifiedReference(dev.sallyport.engine.sql.tree.QualifiedName name, boolean only) {}

    /** The tables that filters look into. */
    public Set<ObjectDescription> tables() {
        return Set.copyOf(tables);
    }

    /** A table and the name by which the filter's condition calls it. */
    private record Source(ObjectDescription table, Name alias, int depth) {
        ResolvedColumn column(ColumnDescription column) {
            return new ResolvedColumn(REFERENCE, alias, new Name(column.name()), Mark.NONE);
        }
    }

    /**
     * The rows of a table that a filter shows.
     *
     * @param alias by which the condition calls the table
     */
    public Expression condition(RowFilter filter, ObjectDescription table, Name alias) {
        return condition(filter, new Source(table, alias, 0));
    }

    private Expression condition(RowFilter filter, Source source) {
        return switch (filter) {
            case RowFilter.Compare(var column, var comparison, var operand) ->
                compare(source, column, symbol(comparison), value(operand));
            case RowFilter.OneOf(var column, var operands) ->
                any(operands.stream()
                        .map(operand -> compare(source, column, "=", value(operand)))
                        .toList());
            case RowFilter.IsNull(var column) -> new IsNull(source.column(column(source, column)), false, Mark.NONE);
            case RowFilter.In in -> in(source, in);
            case RowFilter.All(var filters) -> all(each(filters, source));
            case RowFilter.Any(var filters) -> any(each(filters, source));
        };
    }

    private List<Expression> each(List<RowFilter> filters, Source source) {
        return filters.stream().map(filter -> condition(filter, source)).toList();
    }

    private static Expression all(List<Expression> conditions) {
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("a row filter of no condition hides nothing");
        }
        return conditions.size() == 1 ? conditions.getFirst() : new Logical(Connective.AND, conditions, Mark.NONE);
    }

    private static Expression any(List<Expression> conditions) {
        return switch (conditions.size()) {
            case 0 -> new BooleanLiteral(false, Mark.NONE);
            case 1 -> conditions.getFirst();
            default -> new Logical(Connective.OR, conditions, Mark.NONE);
        };
    }

    private static String symbol(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
    }

    private static Value value(Operand operand) {
        return switch (operand) {
            case Operand.Literal(var value) -> value;
            case Operand.IdentityFact(var name) ->
                throw new IllegalArgumentException("identity fact `" + name + "` was not bound");
        };
    }

    private Expression compare(Source source, String name, String symbol, Value value) {
        ColumnDescription column = column(source, name);
        if (!column.kind().takes(value)) {
            throw new IllegalArgumentException("row filter column `" + name + "` of type `" + column.engineType()
                    + "` is compared with another type");
        }
        return value instanceof Value.Null
                ? new BooleanLiteral(false, Mark.NONE)
                : language.compare(symbol, source.column(column), column, value);
    }

    private Expression comparable(Source source, ColumnDescription column) {
        return language.comparable(source.column(column), column);
    }

    private Expression in(Source outer, RowFilter.In in) {
        ObjectDescription table = language.table(in.object())
                .orElseThrow(() -> new IllegalArgumentException(
                        "row filter table `" + in.object().object() + "` is not in the catalog"));
        tables.add(table);
        Source inner = new Source(table, new Name("filter_" + (outer.depth + 1)), outer.depth + 1);
        ColumnDescription column = column(outer, in.column());
        ColumnDescription selected = column(inner, in.selected());
        if (!column.kind().meets(selected.kind())) {
            throw new IllegalArgumentException(
                    "row filter column `" + in.column() + "` is looked up among values of another type");
        }
        Select select = Select.of(
                List.of(new Output(comparable(inner, selected), null, Mark.NONE)),
                List.of(reference(inner)),
                condition(in.where(), inner));
        return new InQuery(comparable(outer, column), Query.of(select), false, Mark.NONE);
    }

    private TableReference reference(Source source) {
        QualifiedReference reference = language.reference(source.table);
        return new TableReference(REFERENCE, reference.name(), reference.only(), source.alias, List.of(), Mark.NONE);
    }

    private static ColumnDescription column(Source source, String name) {
        return source.table
                .column(name)
                .orElseThrow(() -> new IllegalArgumentException("row filter column `" + name + "` does not exist"));
    }
}
