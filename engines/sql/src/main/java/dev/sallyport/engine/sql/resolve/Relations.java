package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.ObjectDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The relations that a principal's statement may name; any other does not exist here. */
public interface Relations {
    /** The relation of a name as written: unqualified by the source's own order of schemas. */
    Optional<ObjectDescription> find(QualifiedName name);

    /** The name that the print uses: it stands for one relation whatever the session's search path. */
    QualifiedName canonical(ObjectDescription object);

    /** What a view stands for, or throws {@link Unresolved} when it is not understood. */
    Definition definition(ObjectDescription view);

    /**
     * The definition of a view.
     *
     * @param query its literals are never those of the statement, whose plan may be filled with others
     * @param columns all columns of the view, in order, also those that the principal may not name
     */
    record Definition(Query query, List<Name> columns) {
        public Definition {
            query = WithoutSlots.of(query);
            columns = List.copyOf(columns);
        }
    }

    /**
     * The unique constraints of a table whose columns the principal may name, all of them, by their names.
     *
     * @return the columns of each; an insert that meets one of their values is in conflict
     */
    Map<Name, List<Name>> constraints(ObjectDescription table);

    /** Whether something may be called by that name: a function, or the type that a call converts to. */
    boolean isCallable(QualifiedName name);

    /** Whether what is returned of a write may be the row as it was and as it is, under the names {@code old} and {@code new}. */
    boolean returnsOldAndNew();

    /** Whether the row that was to be written is found behind its name alone, so that a plain column is the target's. */
    default boolean qualifiesExcluded() {
        return false;
    }

    /** A name of the catalog as names of a statement are compared with it. */
    default Name compared(String name) {
        return new Name(name);
    }

    /** Whether nothing of the print may be called so: where the server tells an alias as the table that it is of. */
    default boolean isTaken(Name name) {
        return false;
    }

    /** Whether a condition behind GROUP BY, and an expression of ORDER BY, may name an output. */
    default boolean namesOutputs() {
        return false;
    }

    /** How the principal may name each relation, for suggestions. */
    List<String> names();

    /** The columns of a function in FROM by their names; none when it has one, which is called like the function. */
    List<String> columns(QualifiedName function);
}
