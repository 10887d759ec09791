package dev.sallyport.policy;

import dev.sallyport.operation.ObjectDescription;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of classes when a definition of our own gave objects or columns other names (hole T4): a class stays with the
 * numbers that it was given for, and takes their new name. What has other numbers has no class, whatever it is called.
 */
public final class MovedClasses {
    private MovedClasses() {}

    /**
     * The changes that let the classes of some objects follow.
     *
     * @param source whose objects they are
     * @param ids of the objects that were changed
     * @param now every object of the source as it is behind the definition
     * @param provenance who changes it and when; the manifest that owns a class stays the same
     */
    public static List<RuleChange> of(
            PolicySnapshot current,
            String source,
            Set<String> ids,
            Collection<ObjectDescription> now,
            Provenance provenance) {
        var objects = now.stream()
                .filter(object -> ids.contains(object.id()))
                .collect(Collectors.toMap(ObjectDescription::id, Function.identity()));
        List<Classification> moving = current.classifications().stream()
                .filter(known -> known.key().column().object().source().equals(source))
                .filter(known -> objects.containsKey(known.key().objectId()))
                .toList();
        return moving.stream()
                .flatMap(known -> moved(known, objects.get(known.key().objectId()), provenance)
                        .flatMap(put -> Stream.of(RuleChange.end(known), RuleChange.put(current, put))))
                .toList();
    }

    private static Provenance owned(Provenance provenance, Classification known) {
        String manifest = known.provenance().manifest();
        return new Provenance(provenance.version(), provenance.author(), provenance.time(), manifest);
    }

    private static Stream<Classification> moved(
            Classification known, ObjectDescription object, Provenance provenance) {
        return object.columns().stream()
                .filter(column -> column.id().equals(known.key().columnId()))
                .map(column -> ColumnKey.of(object, column))
                .filter(key -> !key.equals(known.key()))
                .map(key -> new Classification(key, known.level(), known.tags(), owned(provenance, known)));
    }
}
