package dev.sallyport.engine.sql.rules;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.rules.Rule.Action;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the writes of a statement bring along by the rules of the tables: effects that the statement does not name (holes W1
 * to W3, V4), and reasons for a person to look first.
 *
 * <p>Rows that a foreign key changes may have keys of their own, so it is followed until nothing new is found.
 */
public final class Consequences {
    private final RuledTable.Tables tables;
    private final List<Effect> effects;
    private final Set<Risk> risks = EnumSet.noneOf(Risk.class);
    private final Set<Followed> followed = new HashSet<>();

    private Consequences(RuledTable.Tables tables, List<Effect> stated) {
        this.tables = tables;
        this.effects = new ArrayList<>(stated);
    }

    /** The stated effects, and behind them what follows from those. */
    public record Found(List<Effect> effects, Set<Risk> risks) {}

    private record Followed(String relation, Verb verb, Set<Integer> written) {}

    /**
     * What follows from these.
     *
     * @param tables all that rules may lead to
     */
    public static Found of(List<Effect> stated, RuledTable.Tables tables) {
        Consequences consequences = new Consequences(tables, stated);
        for (Effect effect : stated) {
            if (effect.verb().kind().mayWrite()) {
                consequences.follow(effect);
            }
        }
        return new Found(List.copyOf(consequences.effects), Set.copyOf(consequences.risks));
    }

    /**
     * What the database looks at again when a definition gives columns another form, or takes them away.
     *
     * @param stated the effects of the definition, that of the table in front
     */
    public static List<Effect> ofChanged(Set<String> columns, List<Effect> stated, RuledTable.Tables tables) {
        if (columns.isEmpty()) {
            return List.of();
        }
        Effect whole = stated.getFirst();
        List<Effect> narrowed = new ArrayList<>(stated);
        narrowed.set(
                0,
                new Effect(
                        whole.reference(),
                        whole.verb(),
                        whole.target(),
                        whole.read(),
                        whole.tested(),
                        whole.returned(),
                        columns,
                        whole.cause()));
        List<Effect> found = of(narrowed, tables).effects();
        return found.subList(stated.size(), found.size());
    }

    private void follow(Effect effect) {
        RuledTable relation = tables.of(effect.target());
        Set<Integer> written = numbers(relation, effect.written());
        if (effect.verb() == Verb.UPDATE) {
            requireNoKey(relation, written, effect.cause());
        }
        if (!followed.add(new Followed(relation.description().id(), effect.verb(), written))) {
            return;
        }
        Set<Integer> changed = withGenerated(relation, withDefaults(relation, written, effect.verb()), effect.verb());
        for (Rule rule : relation.ruling()) {
            apply(rule, relation, effect.verb(), changed);
        }
    }

    /** A row with another key would be another row: whoever decided about the one has not decided about the other (W7). */
    private static void requireNoKey(RuledTable relation, Set<Integer> written, Cause cause) {
        for (Rule rule : relation.ruling()) {
            if (rule instanceof Rule.Key(var columns) && cause == Cause.STATED && meet(columns, written)) {
                throw Unresolved.because(
                        new Refusal(
                                Reason.NOT_ALLOWED,
                                "a column of the key of `" + relation.name().object() + "` is not changed",
                                "writes.key",
                                "write a new row and delete the old one"),
                        Mark.NONE);
            }
        }
    }

    /** A value that the caller leaves to the database meets constraints as well. */
    private static Set<Integer> withDefaults(RuledTable relation, Set<Integer> written, Verb verb) {
        Set<Integer> all = new TreeSet<>(written);
        for (Rule rule : relation.ruling()) {
            if (verb == Verb.INSERT && rule instanceof Rule.Default(var columns)) {
                all.addAll(columns);
            }
        }
        return all;
    }

    private Set<Integer> withGenerated(RuledTable relation, Set<Integer> written, Verb verb) {
        Set<Integer> all = new TreeSet<>(written);
        for (Rule rule : relation.ruling()) {
            if (rule instanceof Rule.Generated(int column, var from) && meet(from, written)) {
                all.add(column);
                add(verb, relation, Set.of(column), Cause.GENERATED);
                look(relation, from);
            }
        }
        return all;
    }

    private void apply(Rule rule, RuledTable relation, Verb verb, Set<Integer> changed) {
        switch (rule) {
            case Rule.Code(var verbs) when verbs.contains(verb) -> risks.add(Risk.TRIGGERS);
            case Rule.Unique(var columns, var _, boolean plain)
            when meet(columns, changed) || (!plain && verb == Verb.INSERT) -> look(relation, columns);
            case Rule.Check(var columns, boolean kept)
            when meet(columns, changed) || (!kept && verb == Verb.UPDATE) -> look(relation, columns);
            case Rule.References(var columns, var other, var others)
            when meet(columns, changed) -> look(other(other), others);
            case Rule.ReferencedBy referenced -> referenced(referenced, verb, changed);
            case Rule.Code _,
                    Rule.Unique _,
                    Rule.Check _,
                    Rule.References _,
                    Rule.Key _,
                    Rule.Default _,
                    Rule.Generated _ -> {}
        }
    }

    private void referenced(Rule.ReferencedBy rule, Verb verb, Set<Integer> changed) {
        boolean gone = verb == Verb.DELETE;
        if (!gone && !(verb == Verb.UPDATE && meet(rule.columns(), changed))) {
            return;
        }
        RuledTable other = other(rule.other());
        Action action = gone ? rule.onDelete() : rule.onUpdate();
        switch (action) {
            case REFUSE -> look(other, rule.others());
            case CASCADE -> cascade(gone ? Verb.DELETE : Verb.UPDATE, other, gone ? Set.of() : rule.others());
            case SET -> cascade(Verb.UPDATE, other, rule.others());
        }
    }

    /** Nobody has said how many rows it will be. */
    private void cascade(Verb verb, RuledTable other, Set<Integer> written) {
        risks.add(Risk.BULK);
        follow(add(verb, other, written, Cause.CASCADE));
    }

    private void look(RuledTable relation, Set<Integer> columns) {
        Set<Integer> all = new TreeSet<>(columns);
        if (isWhole(columns)) {
            relation.columns().forEach(column -> all.add(column.number()));
        }
        effects.add(Effect.looks(effects.size(), relation.name(), names(relation, all)));
    }

    private Effect add(Verb verb, RuledTable relation, Set<Integer> written, Cause cause) {
        Effect effect = new Effect(
                effects.size(), verb, relation.name(), Set.of(), Set.of(), Set.of(), names(relation, written), cause);
        effects.add(effect);
        return effect;
    }

    private RuledTable other(String id) {
        Optional<? extends RuledTable> found = tables.relationOfAll(id);
        return found.map(RuledTable.class::cast)
                .orElseThrow(() -> Unresolved.unsupported(
                        "a foreign key of the table leads to something that is not known",
                        "writes.foreign-key",
                        "ask an admin to refresh the catalog of the source",
                        Mark.NONE));
    }

    /** What names no column, or the row as a whole, is about every column. */
    private static boolean meet(Collection<Integer> some, Collection<Integer> changed) {
        return !changed.isEmpty() && (isWhole(some) || some.stream().anyMatch(changed::contains));
    }

    private static boolean isWhole(Collection<Integer> columns) {
        return columns.isEmpty() || columns.contains(0);
    }

    private static Set<Integer> numbers(RuledTable relation, Set<String> columns) {
        Set<Integer> numbers = new TreeSet<>();
        relation.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .forEach(column -> numbers.add(column.number()));
        return numbers;
    }

    private static Set<String> names(RuledTable relation, Set<Integer> numbers) {
        Set<String> names = new TreeSet<>();
        relation.columns().stream()
                .filter(column -> numbers.contains(column.number()))
                .forEach(column -> names.add(column.name()));
        return names;
    }
}
