package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conditions of HAVING, in which the servers know the outputs, the keys of the groups and aggregates, and no other column. What
 * stands for an output there is printed as its label.
 */
final class MySqlHaving extends TreeMapper {
    @Override
    protected Select select(Select select) {
        Select inside = super.select(select);
        return inside.having() == null
                ? inside
                : new Select(
                        inside.distinct(),
                        inside.items(),
                        inside.from(),
                        inside.where(),
                        inside.groupBy(),
                        new Labelled(inside).expression(inside.having()),
                        inside.windows(),
                        inside.at());
    }

    /** Refuses a column that the server would not find. */
    static void check(Select select, MySqlFunctions functions) {
        if (select.having() != null) {
            var _ = new Found(select, functions).expression(select.having());
        }
    }

    /** The label of the one output that is this expression and no column, where it means nothing else. */
    private static Optional<Name> label(Select select, Expression expression) {
        return outputs(select)
                .filter(output -> output.expression().equals(expression))
                .map(Output::label)
                .flatMap(Stream::ofNullable)
                .filter(label -> !isColumn(expression) && isOnly(label, select))
                .findFirst();
    }

    private static boolean isOnly(Name label, Select select) {
        String name = MySqlNames.folded(label.text());
        Stream<Name> keys = columns(select).map(MySqlHaving::column);
        Stream<Name> labels = outputs(select).map(Output::label).flatMap(Stream::ofNullable);
        return Stream.concat(keys, labels)
                        .filter(each -> MySqlNames.folded(each.text()).equals(name))
                        .count()
                == 1;
    }

    private static Stream<Output> outputs(Select select) {
        return select.items().stream().filter(Output.class::isInstance).map(Output.class::cast);
    }

    /** Those keys that are columns. */
    private static Stream<Expression> columns(Select select) {
        return MySqlRollup.keys(select).stream().filter(MySqlHaving::isColumn);
    }

    private static boolean isColumn(Expression expression) {
        return expression instanceof ResolvedColumn || expression instanceof QueryColumn;
    }

    private static Name relation(Expression column) {
        return column instanceof ResolvedColumn found ? found.relation() : ((QueryColumn) column).relation();
    }

    private static Name column(Expression column) {
        return column instanceof ResolvedColumn found ? found.column() : ((QueryColumn) column).column();
    }

    /** Puts labels for outputs. */
    private static final class Labelled extends TreeMapper {
        private final Select select;

        Labelled(Select select) {
            this.select = select;
        }

        @Override
        public Query query(Query query) {
            return query;
        }

        @Override
        protected Expression expression(Expression expression) {
            return label(select, expression)
                    .<Expression>map(label -> new ColumnReference(new QualifiedName(List.of(label)), expression.at()))
                    .orElseGet(() -> super.expression(expression));
        }
    }

    /** Looks for columns that are none of what HAVING knows. */
    private static final class Found extends TreeMapper {
        private final Select select;
        private final MySqlFunctions functions;
        private final Set<Name> own;
        private final Set<List<Name>> known;

        Found(Select select, MySqlFunctions functions) {
            this.select = select;
            this.functions = functions;
            this.own = select.from().stream().flatMap(item -> item.names()).collect(Collectors.toSet());
            this.known = Stream.concat(
                            columns(select),
                            outputs(select).map(Output::expression).filter(MySqlHaving::isColumn))
                    .map(column -> List.of(relation(column), column(column)))
                    .collect(Collectors.toSet());
        }

        @Override
        public Query query(Query query) {
            return query;
        }

        @Override
        protected Expression expression(Expression expression) {
            if (isColumn(expression)) {
                require(expression);
                return expression;
            }
            boolean known = label(select, expression).isPresent()
                    || (expression instanceof FunctionCall call
                            && functions.isAggregate(
                                    MySqlNames.folded(call.name().last().text())));
            return known ? expression : super.expression(expression);
        }

        private void require(Expression column) {
            Name relation = relation(column);
            if (own.contains(relation) && !known.contains(List.of(relation, column(column)))) {
                Mark at = column.at();
                throw Unresolved.notUnderstood(
                        "`" + column(column).spelled()
                                + "` is no output and no key of the groups, and `having` knows nothing else",
                        "names.having",
                        "put the condition into `where`, or give the column out under a label of its own",
                        at);
            }
        }
    }
}
