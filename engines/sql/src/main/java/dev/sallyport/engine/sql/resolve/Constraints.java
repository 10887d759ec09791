package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Constraint;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import java.util.List;
import java.util.Set;

/** Resolves the columns and constraints that a definition gives to one table, and finds what they read of others. */
public abstract class Constraints {
    private final LookedTables others = new LookedTables();

    /** What is done to other tables, in order: a foreign key looks at their rows, and binds whoever changes them from now on. */
    public final List<Effect> effects(int first) {
        return others.effects(first);
    }

    protected final void refersTo(ObjectName table, Set<String> columns) {
        others.add(table, columns);
    }

    /** A column that the table has from now on; what holds for it is resolved later, when all columns are known. */
    public abstract NewColumn add(NewColumn column);

    /**
     * What holds of which columns, by their names in the catalog.
     *
     * @param of the column that it is written at, if it is
     */
    protected abstract Constraint.Rule resolve(Constraint.Rule rule, List<Name> of, Mark at);

    /** A new name as it is printed. */
    protected Name printed(Name name) {
        return name;
    }

    /** Everything that holds for one column. */
    public final NewColumn resolve(NewColumn column) {
        List<Constraint> constraints = column.constraints().stream()
                .map(each -> resolve(each, List.of(column.name())))
                .toList();
        return new NewColumn(printed(column.name()), column.type(), constraints, column.at());
    }

    public final Constraint resolve(Constraint constraint) {
        return resolve(constraint, List.of());
    }

    private Constraint resolve(Constraint constraint, List<Name> of) {
        Constraint.Rule rule = resolve(constraint.rule(), of, constraint.at());
        Name name = constraint.name();
        return new Constraint(name == null ? null : printed(name), rule, constraint.at());
    }
}
