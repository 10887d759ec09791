package dev.sallyport.engine.sql.rules;

import dev.sallyport.engine.sql.tree.TableChange;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Resolves the changes of one table. */
public abstract class TableChanges {
    private final Set<String> lookedAgain = new TreeSet<>();
    private Optional<ObjectName> renamed = Optional.empty();

    /** A change with the column that it adds known, or as it is. */
    protected abstract TableChange added(TableChange change);

    /** A change of a table of which all columns are known. */
    protected abstract TableChange resolve(TableChange change);

    /** Columns that are added are there for every other change, as they are for the server. */
    public final List<TableChange> resolve(List<TableChange> changes) {
        List<TableChange> added = changes.stream().map(this::added).toList();
        return added.stream().map(this::resolve).toList();
    }

    /** The new name of the whole table, if it gets one. */
    public final Optional<ObjectName> renamed() {
        return renamed;
    }

    /**
     * Under another name a table, with every column that it has, could be another one to whoever grants and masks by names (hole
     * T4).
     *
     * @param uses takes the columns that the change uses
     */
    protected final void rename(RuledTable table, String to, Consumer<String> uses) {
        table.columns().stream().map(RuledTable.Column::name).forEach(uses);
        ObjectName now = table.name();
        renamed = Optional.of(new ObjectName(now.source(), now.database(), now.schema(), to));
    }

    /** The server looks again at whatever holds for a column, also together with others. */
    protected final void looksAgainAt(String column) {
        lookedAgain.add(column);
    }

    /** What it looks at then, of this table and of those that its keys lead to. */
    public final List<Effect> consequences(List<Effect> stated, RuledTable.Tables tables) {
        return Consequences.ofChanged(lookedAgain, stated, tables);
    }
}
