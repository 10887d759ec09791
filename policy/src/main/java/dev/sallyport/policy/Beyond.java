package dev.sallyport.policy;

import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the grant of one effect, which asks a person, shows beyond what the caller sees without asking anybody.
 *
 * <p>It does not matter how that grant came to be chosen. A wish to unmask is one way; a write, whose conditions no mask can
 * stand under, is another.
 */
record Beyond(PrincipalView view, Choice.Chosen choice) {
    /** Every column that is read in a way that no other grant shows it; where there is no other, than its class says. */
    Stream<Basis.Unmasked> columns() {
        Effect effect = choice.effect();
        return effect.read().stream()
                .filter(this::isLifted)
                .map(column ->
                        new Basis.Unmasked(effect.reference(), effect.target().column(column)));
    }

    /** Whether it reads or changes rows that a filter hides otherwise. */
    boolean rows() {
        return readsRows() && ordinary().findAny().isPresent() && ordinary().noneMatch(this::showsRows);
    }

    /** Whether a count of the rows would tell the caller what only a yes may. */
    boolean tellsByCounting() {
        return readsRows()
                && ordinary()
                        .noneMatch(terms -> showsRows(terms)
                                && choice.effect().read().stream().allMatch(column -> showsAsMuch(terms, column)));
    }

    private boolean readsRows() {
        Effect effect = choice.effect();
        boolean choosesRows =
                effect.verb() == Verb.READ || effect.verb() == Verb.UPDATE || effect.verb() == Verb.DELETE;
        return choosesRows || !effect.read().isEmpty();
    }

    private boolean isLifted(String column) {
        ColumnRule rule = choice.terms().rule(column);
        boolean isShownElse = ordinary().findAny().isPresent()
                ? ordinary().anyMatch(terms -> showsAsMuch(terms, column))
                : rule.equals(ofClass(column));
        return !isShownElse && !EffectiveRule.tellsNothing(rule);
    }

    private ColumnRule ofClass(String column) {
        ObjectDescription object = choice.object();
        return object.column(column)
                .map(each -> EffectiveRule.ofClass(object, each, view.snapshot()))
                .orElse(EffectiveRule.NOTHING);
    }

    private boolean showsAsMuch(GrantTerms terms, String column) {
        return terms.shows(Set.of(column))
                && (!terms.hides(column)
                        || terms.rule(column).equals(choice.terms().rule(column)));
    }

    private boolean showsRows(GrantTerms terms) {
        Optional<RowFilter> filter = terms.filter();
        return filter.isEmpty() || filter.equals(choice.terms().filter());
    }

    /** The grants to read the object that ask nobody. */
    private Stream<GrantTerms> ordinary() {
        return view.terms(choice.object().name()).map(ObjectTerms::grants).orElse(List.of()).stream()
                .filter(terms -> !terms.needsApproval() && terms.allows(Verb.READ));
    }
}
