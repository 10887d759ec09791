package dev.sallyport.engine.sql.rewrite;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.sql.rules.RuledTable;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The snapshot that a statement was resolved on: what the run compares again, and what must never be where a result column comes
 * from.
 *
 * @param <R> what an engine knows of a relation
 */
public interface Grounds<R extends RuledTable> {
    /** A relation of the whole snapshot, for what the gateway itself looks at; never for a name of a statement. */
    Optional<R> relationOfAll(ObjectName name);

    /**
     * What the run compares again of relations.
     *
     * @param written those of the members whose rules belong to the closure
     */
    Closure closure(Collection<R> members, Collection<R> written);

    /** Of all of these, once each. */
    static Closure closed(Stream<Closure.Member> members) {
        return new Closure(members.distinct()
                .sorted(Comparator.comparing(Closure.Member::id))
                .toList());
    }

    /** How {@link dev.sallyport.engine.Sealed#guarded()} names a column. */
    static String guard(RuledTable table, String column) {
        ObjectDescription description = table.description();
        return description.id() + "/" + description.column(column).orElseThrow().id();
    }

    /** The relation of an effect, which the reading found here. */
    default R relation(Effect effect) {
        return relationOfAll(effect.target())
                .orElseThrow(() -> new IllegalArgumentException("the snapshot has lost a table of the reading"));
    }

    /**
     * Also of what a statement does not name, and of the rules of whatever it writes to.
     *
     * @param others the relations that row filters look into
     */
    default Closure closureOf(List<Effect> effects, Collection<R> others) {
        List<R> written = effects.stream()
                .filter(effect -> effect.verb().kind().mayWrite())
                .map(this::relation)
                .toList();
        return closure(relations(effects, others).toList(), written);
    }

    private Stream<R> relations(List<Effect> effects, Collection<R> others) {
        return Stream.concat(effects.stream().map(this::relation), others.stream())
                .distinct();
    }

    /** The columns of these relations that no reference shows as they are. */
    default List<String> guarded(List<Effect> effects, Collection<R> others, Cover<R> cover) {
        return relations(effects, others)
                .flatMap(relation -> relation.columns().stream()
                        .map(RuledTable.Column::name)
                        .filter(column -> cover.isNowhereClear(relation.name(), column))
                        .map(column -> guard(relation, column)))
                .sorted()
                .toList();
    }
}
