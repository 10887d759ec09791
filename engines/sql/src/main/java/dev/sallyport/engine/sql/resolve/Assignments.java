package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.resolve.WriteResolver.Target;
import dev.sallyport.engine.sql.tree.Assignment;
import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.QueryExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which columns of a target get values, and which values. */
final class Assignments {
    private Assignments() {}

    /** The columns that get the values: those that are named, or as many of `*` as there are values. */
    static List<Name> columns(List<Name> written, Target target, int values, Mark at) {
        List<Name> star = target.scope().entries().stream()
                .filter(Entry::inStar)
                .map(Entry::name)
                .toList();
        List<Name> columns = written.isEmpty() ? star.subList(0, Math.min(values, star.size())) : written;
        if (columns.size() != values) {
            throw Unresolved.notUnderstood(
                    "`" + values + "` values are written to `" + columns.size() + "` columns",
                    "names.columns",
                    "name as many columns as there are values",
                    at);
        }
        requireWritable(columns, target, at);
        return columns.stream().map(column -> known(column, target)).toList();
    }

    /** The column as the catalog has it, however the statement spells it. */
    private static Name known(Name written, Target target) {
        return Scope.named(target.scope().entries(), written).getFirst().expression() instanceof ResolvedColumn column
                ? column.column()
                : written;
    }

    static void requireWritable(List<Name> columns, Target target, Mark at) {
        Set<Name> seen = new HashSet<>();
        for (Name column : columns) {
            if (Scope.named(target.scope().entries(), column).isEmpty()) {
                throw UnknownName.of(
                        new QualifiedName(List.of(column)),
                        Scope.texts(target.scope().entries()),
                        at);
            }
            if (!seen.add(column)) {
                throw Unresolved.notUnderstood(
                        "`" + column + "` is written twice", "names.unique", "write each column once", at);
            }
        }
    }

    /** A row of values is as many assignments; only a query gives several columns their values at once. */
    static List<Assignment> resolve(List<Assignment> written, Target target, NameResolver names, Mark at) {
        requireWritable(
                written.stream().flatMap(each -> each.columns().stream()).toList(), target, at);
        List<Assignment> resolved = new ArrayList<>();
        for (Assignment each : written) {
            if (each.columns().size() > 1 && each.value() instanceof Composite.Row(var values, var _, var _)) {
                for (int i = 0; i < values.size(); i++) {
                    resolved.add(Assignment.of(
                            known(each.columns().get(i), target), names.resolve(values.get(i)), each.at()));
                }
            } else {
                List<Name> columns = each.columns().stream()
                        .map(column -> known(column, target))
                        .toList();
                resolved.add(new Assignment(columns, names.resolve(each.value()), each.at()));
            }
        }
        resolved.forEach(Assignments::requireWidth);
        return resolved;
    }

    private static void requireWidth(Assignment assignment) {
        int columns = assignment.columns().size();
        if (columns > 1 && assignment.value() instanceof QueryExpression.ScalarQuery(var query, var at)) {
            int values = Outputs.of(query).getFirst().size();
            if (values != columns) {
                throw Unresolved.notUnderstood(
                        "a query of `" + values + "` columns is assigned to `" + columns + "` columns",
                        "names.columns",
                        "select one value for each column",
                        at);
            }
        }
    }
}
