package dev.sallyport.engine.sql.resolve;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tables that a foreign key leads to: it looks at their rows, and binds whoever changes them from now on. */
public final class LookedTables {
    private final List<Looked> all = new ArrayList<>();

    /** Columns of another table, whose values are compared. */
    private record Looked(ObjectName table, Set<String> columns) {}

    /** One more, behind the others. */
    public void add(ObjectName table, Set<String> columns) {
        all.add(new Looked(table, columns));
    }

    /**
     * What is done to them, in order.
     *
     * @param first number of the first reference
     */
    public List<Effect> effects(int first) {
        List<Effect> effects = new ArrayList<>();
        for (Looked other : all) {
            effects.add(new Effect(
                    first + effects.size(),
                    Verb.DDL,
                    other.table,
                    other.columns,
                    other.columns,
                    Set.of(),
                    Set.of(),
                    Cause.STATED));
        }
        return effects;
    }
}
