package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Assignment;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Distinct;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.GroupKey;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Merge;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a resolved statement does with the columns of each table reference: reads them, returns them, or tests them, which
 * is every use but the plain passing on as an output.
 */
public final class Usage extends TreeMapper {
    private final List<Sets> references = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    private Usage(int tables) {
        for (int i = 0; i < tables; i++) {
            references.add(new Sets(new TreeSet<>(), new TreeSet<>(), new TreeSet<>()));
            changes.add(new Change(Verb.READ, Set.of()));
        }
    }

    private record Sets(Set<String> read, Set<String> tested, Set<String> returned) {}

    /** What is done to the rows of a reference, and which columns get other values. */
    private record Change(Verb verb, Set<String> written) {}

    /** One effect for each table reference, in the order of their numbers. */
    public static List<Effect> of(Query query, List<ObjectDescription> tables) {
        Usage usage = new Usage(tables.size());
        var _ = usage.query(query);
        usage.add(Columns.in(query), Sets::read);
        for (List<Expression> outputs : Outputs.of(query)) {
            outputs.forEach(output -> usage.add(Columns.in(output), Sets::returned));
        }
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Sets columns = usage.references.get(i);
            Change change = usage.changes.get(i);
            effects.add(new Effect(
                    i,
                    change.verb,
                    tables.get(i).name(),
                    columns.read,
                    columns.tested,
                    columns.returned,
                    change.written,
                    Cause.STATED));
        }
        return effects;
    }

    private interface Kind {
        Set<String> of(Sets sets);
    }

    private void add(Collection<ResolvedColumn> columns, Kind kind) {
        columns.forEach(column ->
                kind.of(references.get(column.reference())).add(column.column().text()));
    }

    private void test(Expression expression) {
        add(Columns.in(expression), Sets::tested);
    }

    @Override
    public Query query(Query query) {
        for (SortKey key : query.orderBy()) {
            testKey(key.expression(), query.body());
        }
        return super.query(query);
    }

    /** A key that is the number of an output uses the output. */
    private void testKey(Expression key, QueryBody body) {
        if (key instanceof IntegerLiteral(var number, var _)) {
            int position = number.intValueExact() - 1;
            Outputs.of(body).forEach(outputs -> test(outputs.get(position)));
        } else {
            test(key);
        }
    }

    /** Rows are compared with each other unless all are kept. */
    @Override
    protected QueryBody body(QueryBody body) {
        switch (body) {
            case SetOperation operation
            when !operation.all() || operation.kind() != SetOperation.Kind.UNION ->
                Outputs.of(body).forEach(outputs -> outputs.forEach(this::test));
            case SetOperation _, Rows _ -> {}
            case Write write -> use(write);
            case Select select -> use(select);
        }
        return super.body(body);
    }

    private void use(Write write) {
        int target = write.target().reference();
        switch (write) {
            case Insert insert -> {
                change(target, Verb.INSERT, insert.columns());
                if (insert.conflict() != null) {
                    use(target, insert.conflict());
                }
            }
            case Update update -> change(target, Verb.UPDATE, assigned(update.assignments()));
            case Delete _ -> change(target, Verb.DELETE, List.of());
            case Merge merge -> merge.actions().forEach(this::use);
        }
    }

    /** The target itself is only read, to find the rows; each action changes it under a number of its own. */
    private void use(Merge.Action action) {
        switch (action.effect()) {
            case Merge.Change(var assignments) -> change(action.reference(), Verb.UPDATE, assigned(assignments));
            case Merge.Remove() -> change(action.reference(), Verb.DELETE, List.of());
            case Merge.Add(var columns, var _) -> change(action.reference(), Verb.INSERT, columns);
        }
    }

    /** Whether a row is there is found by the columns of the arbiter, which is a use of them. */
    private void use(int target, Insert.Conflict conflict) {
        for (Name column : conflict.arbiter()) {
            references.get(target).read.add(column.text());
            references.get(target).tested.add(column.text());
        }
        Insert.Replacement update = conflict.update();
        if (update != null) {
            Verb verb = update.isRemoval() ? Verb.DELETE : Verb.UPDATE;
            change(update.reference(), verb, assigned(update.assignments()));
        }
    }

    private void change(int reference, Verb verb, List<Name> written) {
        changes.set(reference, new Change(verb, written.stream().map(Name::text).collect(Collectors.toSet())));
    }

    private static List<Name> assigned(List<Assignment> assignments) {
        return assignments.stream().flatMap(each -> each.columns().stream()).toList();
    }

    private void use(Select select) {
        switch (select.distinct()) {
            case Distinct.All() -> {}
            case Distinct.Rows() -> Outputs.of(select).forEach(outputs -> outputs.forEach(this::test));
            case Distinct.On(var keys) -> keys.forEach(key -> testKey(key, select));
        }
        for (var group : select.groupBy()) {
            switch (group) {
                case GroupKey.Single(var key) -> testKey(key, select);
                case GroupKey.Sets(var _, var sets) -> sets.forEach(set -> set.forEach(key -> testKey(key, select)));
            }
        }
    }

    /** A plain column is passed on; anything else in its place is a use of the columns inside. */
    @Override
    protected SelectItem item(SelectItem item) {
        if (item instanceof Output(var expression, var label, var at)) {
            boolean plain = expression instanceof ResolvedColumn || expression instanceof QueryColumn;
            return plain ? item : new Output(expression(expression), label, at);
        }
        return item;
    }

    @Override
    protected Expression expression(Expression expression) {
        if (expression instanceof ResolvedColumn || expression instanceof QueryColumn) {
            test(expression);
        }
        if (expression instanceof QueryExpression query && !(expression instanceof QueryExpression.Exists)) {
            Outputs.of(query.query()).forEach(outputs -> outputs.forEach(this::test));
        }
        return super.expression(expression);
    }
}
