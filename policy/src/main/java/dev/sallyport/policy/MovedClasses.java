package dev.sallyport.policy;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of classes when a definition of our own gave columns other names (hole T4): a class that held when it was
 * decided on stays with the numbers that it was given for, and takes their new name.
 *
 * <p>Where grants know something by its name, a class does not follow: under another name a grant that is about something
 * else would be about it. So none follows a table that is called otherwise, nor a column whose old or new name stands in a
 * grant. What has no class is hidden until an admin gives it one.
 */
public final class MovedClasses {
    private MovedClasses() {}

    /**
     * The changes that let the classes of some objects follow.
     *
     * @param before the objects that were changed, as the definition was decided on
     * @param now every object of the source behind it
     * @param provenance who changes it and when; the manifest that owns a class stays the same
     */
    public static List<RuleChange> of(
            PolicySnapshot current,
            Collection<ObjectDescription> before,
            Collection<ObjectDescription> now,
            Provenance provenance) {
        List<Move> moves = before.stream()
                .flatMap(object -> now.stream()
                        .filter(other -> other.id().equals(object.id()))
                        .filter(other -> other.name().equals(object.name()))
                        .flatMap(other -> moves(current, object, other)))
                .toList();
        Stream<RuleChange> ends = moves.stream().map(move -> RuleChange.end(move.known()));
        Stream<RuleChange> puts = moves.stream().map(move -> RuleChange.put(current, move.made(provenance)));
        return Stream.concat(ends, puts).toList();
    }

    private record Move(Classification known, ColumnKey key) {
        Classification made(Provenance provenance) {
            String manifest = known.provenance().manifest();
            return new Classification(
                    key,
                    known.level(),
                    known.tags(),
                    new Provenance(provenance.version(), provenance.author(), provenance.time(), manifest));
        }
    }

    private static Stream<Move> moves(PolicySnapshot current, ObjectDescription before, ObjectDescription now) {
        return before.columns().stream().flatMap(column -> move(current, before, column, now).stream());
    }

    private static Optional<Move> move(
            PolicySnapshot current, ObjectDescription before, ColumnDescription column, ObjectDescription now) {
        return now.columns().stream()
                .filter(other -> other.id().equals(column.id()))
                .filter(other -> !other.name().equals(column.name()))
                .filter(other -> isNamedByNone(current, before.name(), column.name(), other.name()))
                .findFirst()
                .flatMap(other ->
                        current.classification(before, column).map(known -> new Move(known, ColumnKey.of(now, other))));
    }

    private static boolean isNamedByNone(PolicySnapshot current, ObjectName object, String old, String renamed) {
        return current.grants().stream()
                .filter(grant -> grant.isAbout(object))
                .noneMatch(grant -> grant.names(old) || grant.names(renamed));
    }
}
