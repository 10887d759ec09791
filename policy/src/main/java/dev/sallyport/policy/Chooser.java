package dev.sallyport.policy;

import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the one grant that an effect runs under: it allows the effect alone, and of those that do it shows most. */
final class Chooser {
    private final PrincipalView view;
    private final OperationKind kind;
    private final Wishes wishes;

    Chooser(PrincipalView view, OperationKind kind, Wishes wishes) {
        this.view = view;
        this.kind = kind;
        this.wishes = wishes;
    }

    Choice choose(Effect effect) {
        return choose(effect, false);
    }

    /** The same among the grants whose writer may learn what constraints tell. */
    Choice chooseWithOracle(Effect effect) {
        return choose(effect, true);
    }

    private Choice choose(Effect effect, boolean withOracle) {
        return terms(effect)
                .map(terms -> choose(effect, terms, withOracle))
                .orElseGet(() -> none(effect, view.missed().stream()));
    }

    /**
     * A definition names what its caller sees, so that what is not seen is a name for something new, and is decided on as
     * that: whether it is taken is not told.
     */
    private Optional<ObjectTerms> terms(Effect effect) {
        Optional<ObjectTerms> known = view.terms(effect.target());
        boolean isSeen = known.isPresent() && !known.get().grants().isEmpty();
        return effect.verb() == Verb.DDL && !isSeen ? view.termsOfNew(effect.target()) : known;
    }

    /** The grant for an operation without any effect, such as `select 1`: one that lets its caller read something. */
    Optional<Grant> reader() {
        return view.active().stream()
                .map(grant -> new GrantTerms(grant, Map.of(), Optional.empty()))
                .filter(terms -> terms.allows(Verb.READ) && hasIntentFor(terms))
                .min(GrantTerms.showingMostOf(Set.of()))
                .map(GrantTerms::grant);
    }

    private Choice choose(Effect effect, ObjectTerms object, boolean withOracle) {
        Set<String> referenced = referenced(effect, object);
        List<GrantTerms> allowing = new ArrayList<>();
        List<NearMiss> misses = new ArrayList<>();
        for (GrantTerms terms : object.grants()) {
            failed(effect, referenced, terms)
                    .or(() -> withOracle && !terms.mayAskConstraints()
                            ? Optional.of(Dimension.WRITE_ORACLE)
                            : Optional.empty())
                    .ifPresentOrElse(
                            dimension -> misses.add(new NearMiss(terms.grant().name(), dimension)),
                            () -> allowing.add(terms));
        }
        ObjectDescription description = object.object();
        return allowing.stream()
                .min(GrantTerms.showingMostOf(referenced))
                .<Choice>map(terms -> new Choice.Chosen(effect, description, terms))
                .orElseGet(() -> none(effect, Stream.concat(misses.stream(), object.misses().stream())));
    }

    private Optional<Dimension> failed(Effect effect, Set<String> referenced, GrantTerms terms) {
        if (!terms.allows(effect.verb())) {
            return Optional.of(Dimension.VERB);
        }
        if (!terms.shows(referenced)) {
            return Optional.of(Dimension.COLUMNS);
        }
        if (wishes.unmaskedBy(effect).stream().anyMatch(column -> terms.hides(column.path()))) {
            return Optional.of(Dimension.UNMASK);
        }
        if (needsClear(effect) && effect.read().stream().anyMatch(terms::isMasked)) {
            return Optional.of(Dimension.MASKED_IN_WRITE);
        }
        if (!effect.read().isEmpty() && effect.verb().kind().mayWrite() && !terms.allows(Verb.READ)) {
            return Optional.of(Dimension.READ_TOO);
        }
        if ((takesWholeTables(effect) && terms.filter().isPresent()) || view.isFilteredBy(effect)) {
            return Optional.of(Dimension.UNFILTERED);
        }
        return hasIntentFor(terms) ? Optional.empty() : Optional.of(Dimension.INTENT);
    }

    /** No mask can be put under a constraint, and under a write it would stand in for the values that are written by. */
    private boolean needsClear(Effect effect) {
        return kind.mayWrite() || !effect.cause().standsInStatement();
    }

    /** No filter can be put under what runs by itself, nor under a definition. */
    private boolean takesWholeTables(Effect effect) {
        return kind == OperationKind.DDL || !effect.cause().standsInStatement();
    }

    private boolean hasIntentFor(GrantTerms terms) {
        return !wishes.intent().isBlank() || !terms.grant().terms().intentRequired();
    }

    /** A column that a definition makes is hidden from nobody: what the caller sees nowhere is a name for a new one. */
    private static Set<String> referenced(Effect effect, ObjectTerms object) {
        Set<String> referenced = new HashSet<>(effect.written());
        if (effect.verb() == Verb.DDL) {
            referenced.retainAll(object.names());
        }
        referenced.addAll(effect.read());
        return referenced;
    }

    private static Choice none(Effect effect, Stream<NearMiss> misses) {
        return new Choice.None(effect, NearMiss.nearest(misses));
    }
}
