package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryExpression.InQuery;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Row filters as conditions over the whole catalog, which is the gateway's and not the caller's.
 *
 * <p>Only comparisons that raise for no value, of one type and byte by byte for text; what is null is hidden. A filter that
 * does not fit its columns is an {@link IllegalArgumentException}.
 */
final class PostgresRowFilters {
    private static final int REFERENCE = -1;

    private final PostgresCatalog catalog;
    private final Bindings bindings;
    private final Set<PostgresRelation> relations = new HashSet<>();

    PostgresRowFilters(PostgresCatalog catalog, Bindings bindings) {
        this.catalog = catalog;
        this.bindings = bindings;
    }

    /** The tables that filters look into. */
    Set<PostgresRelation> relations() {
        return Set.copyOf(relations);
    }

    /** A table and the name by which the filter's condition calls it. */
    private record Source(PostgresRelation relation, Name alias, int depth) {
        ResolvedColumn column(PostgresColumn column) {
            return new ResolvedColumn(REFERENCE, alias, new Name(column.name()), Mark.NONE);
        }
    }

    Expression condition(RowFilter filter, PostgresRelation relation, Name alias) {
        return condition(filter, new Source(relation, alias, 0));
    }

    private Expression condition(RowFilter filter, Source source) {
        return switch (filter) {
            case RowFilter.Compare(var column, var comparison, var operand) ->
                compare(source, column, symbol(comparison), value(operand));
            case RowFilter.OneOf(var column, var operands) ->
                any(operands.stream()
                        .map(operand -> compare(source, column, "=", value(operand)))
                        .toList());
            case RowFilter.IsNull(var column) -> Sql.isNull(source.column(column(source, column)));
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
        PostgresColumn column = column(source, name);
        if (!column.kind().takes(value)) {
            throw new IllegalArgumentException("row filter column `" + name + "` of type `" + column.engineType()
                    + "` is compared with another type");
        }
        return value instanceof Value.Null
                ? new BooleanLiteral(false, Mark.NONE)
                : Sql.operator(symbol, comparable(source, column), bindings.bind(value, meeting(column.kind(), value)));
    }

    private static Expression comparable(Source source, PostgresColumn column) {
        Expression plain = source.column(column);
        return column.kind() == ColumnKind.TEXT ? Sql.binary(Sql.cast(plain, "text")) : plain;
    }

    /** The type in which the two meet without any conversion that may raise. */
    private static String meeting(ColumnKind kind, Value value) {
        return switch (kind) {
            case BOOL -> "bool";
            case INTEGER -> "int8";
            case DECIMAL -> value instanceof Value.Int ? "int8" : "numeric";
            case FLOAT -> "float8";
            case TEXT -> "text";
            case BYTES -> "bytea";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case INSTANT -> "timestamptz";
            case UUID -> "uuid";
            case DOCUMENT, OTHER -> throw new IllegalArgumentException("values of such a column are not compared");
        };
    }

    private Expression in(Source outer, RowFilter.In in) {
        PostgresRelation relation = catalog.relationOfAll(in.object())
                .filter(PostgresRelation::isNameable)
                .orElseThrow(() -> new IllegalArgumentException(
                        "row filter table `" + in.object().object() + "` is not in the catalog"));
        relations.add(relation);
        Source inner = new Source(relation, new Name("filter_" + (outer.depth + 1)), outer.depth + 1);
        PostgresColumn column = column(outer, in.column());
        PostgresColumn selected = column(inner, in.selected());
        if (!column.kind().meets(selected.kind())) {
            throw new IllegalArgumentException(
                    "row filter column `" + in.column() + "` is looked up among values of another type");
        }
        Expression value = comparable(inner, selected);
        Select select = Select.of(
                List.of(new Output(value, null, Mark.NONE)), List.of(table(inner)), condition(in.where(), inner));
        return new InQuery(comparable(outer, column), Query.of(select), false, Mark.NONE);
    }

    /** A plain table is read alone: what begins to inherit from it later is not part of it. */
    private static TableReference table(Source source) {
        PostgresRelation relation = source.relation;
        return new TableReference(
                REFERENCE,
                QualifiedName.of(relation.name().schema(), relation.name().object()),
                relation.description().kind() == ObjectDescription.Kind.TABLE,
                source.alias,
                List.of(),
                Mark.NONE);
    }

    private static PostgresColumn column(Source source, String name) {
        return source.relation
                .column(name)
                .orElseThrow(() -> new IllegalArgumentException("row filter column `" + name + "` does not exist"));
    }
}
