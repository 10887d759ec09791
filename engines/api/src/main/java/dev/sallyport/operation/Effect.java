package dev.sallyport.operation;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operation does through one reference to one object.
 *
 * @param reference number of the reference inside its operation, from 0; two references to one table are two effects
 * @param read every column that the statement reads through this reference, in whatever place
 * @param tested the columns of `read` that are used anywhere but as a plain output column: conditions, functions, order
 * @param returned the columns of `read` that reach an output column, plainly or inside an expression
 * @param written the columns that are assigned
 */
public record Effect(
        int reference,
        Verb verb,
        ObjectName target,
        Set<String> read,
        Set<String> tested,
        Set<String> returned,
        Set<String> written,
        Cause cause) {
    public Effect {
        read = sorted(read);
        tested = sorted(tested);
        returned = sorted(returned);
        written = sorted(written);
        if (!read.containsAll(tested) || !read.containsAll(returned)) {
            throw new IllegalArgumentException("tested and returned columns of `" + target.object() + "` must be read");
        }
    }

    /** A stated read of one table reference. */
    public static Effect reads(
            int reference, ObjectName target, Set<String> read, Set<String> tested, Set<String> returned) {
        return new Effect(reference, Verb.READ, target, read, tested, returned, Set.of(), Cause.STATED);
    }

    /** What a constraint looks at when something else is done: the columns decide about it, and nothing of them is returned. */
    public static Effect looks(int reference, ObjectName target, Set<String> columns) {
        return new Effect(reference, Verb.READ, target, columns, columns, Set.of(), Set.of(), Cause.CONSTRAINT);
    }

    private static Set<String> sorted(Set<String> columns) {
        return Collections.unmodifiableSet(new TreeSet<>(columns));
    }
}
