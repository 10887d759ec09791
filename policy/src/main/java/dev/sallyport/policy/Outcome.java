package dev.sallyport.policy;

import dev.sallyport.operation.Hint;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.TableObligation;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together the terms of an operation once each of its effects has its grant. */
final class Outcome {
    private static final int NO_REFERENCE = -1;

    private final PrincipalView view;
    private final Operation operation;
    private final Wishes wishes;

    Outcome(PrincipalView view, Operation operation, Wishes wishes) {
        this.view = view;
        this.operation = operation;
        this.wishes = wishes;
    }

    Decision withoutEffects(Grant grant) {
        Basis basis = basis(List.of(view.snapshot().use(NO_REFERENCE, grant)), List.of(), List.of());
        return decision(List.of(grant), Map.of(), List.of(), basis, List.of());
    }

    Decision of(List<Choice.Chosen> chosen) {
        List<Grant> grants = chosen.stream().map(each -> each.terms().grant()).toList();
        Map<Integer, TableObligation> references = references(chosen);
        List<Basis.GrantUse> uses = chosen.stream().map(this::use).toList();
        List<Basis.MaskUse> masks = chosen.stream().flatMap(Outcome::masks).toList();
        List<Basis.Unmasked> unmasked = beyond(chosen).flatMap(Beyond::columns).toList();
        return decision(grants, references, hints(chosen), basis(uses, masks, unmasked), chosen);
    }

    /** Terms are put under what stands in the statement; the rest runs by itself, and its grant allows it without any. */
    private Map<Integer, TableObligation> references(List<Choice.Chosen> chosen) {
        Set<Integer> seen = new HashSet<>();
        Map<Integer, TableObligation> references = new TreeMap<>();
        for (Choice.Chosen each : chosen) {
            int reference = each.effect().reference();
            if (!seen.add(reference)) {
                throw new IllegalArgumentException("two effects have reference `" + reference + "`");
            }
            if (each.effect().cause().standsInStatement()) {
                references.put(reference, view.obligation(each.object(), each.terms()));
            }
        }
        return references;
    }

    private Set<AskReason> reasons(List<Choice.Chosen> chosen, Basis basis) {
        boolean filtered = operation.kind().mayWrite() && chosen.stream().anyMatch(Outcome::isFilteredSource);
        Set<AskReason> reasons = EnumSet.noneOf(AskReason.class);
        operation.risks().forEach(risk -> reasons.add(AskReason.of(risk)));
        if (filtered) {
            reasons.add(AskReason.FILTERED_SOURCE);
        }
        if (!basis.unmasked().isEmpty()) {
            reasons.add(AskReason.UNMASK);
        }
        if (beyond(chosen).anyMatch(Beyond::rows)) {
            reasons.add(AskReason.UNFILTERED);
        }
        return reasons;
    }

    /** What is written to is no source: its filter says which rows may be written. */
    private static boolean isFilteredSource(Choice.Chosen choice) {
        return !choice.effect().verb().kind().mayWrite()
                && choice.terms().filter().isPresent();
    }

    private Decision decision(
            List<Grant> grants,
            Map<Integer, TableObligation> references,
            List<Hint> hints,
            Basis basis,
            List<Choice.Chosen> chosen) {
        boolean readOnly = operation.kind() == OperationKind.READ;
        Obligations obligations = new Obligations(references, limits(grants), readOnly, hints);
        Set<String> rules = grants.stream()
                .flatMap(grant -> grant.terms().approvalRule().stream())
                .collect(Collectors.toSet());
        boolean discloses = beyond(chosen).anyMatch(Beyond::tellsByCounting);
        Question question = new Question(rules, reasons(chosen, basis), discloses);
        return question.isEmpty()
                ? new Decision.Allow(obligations, basis)
                : new Decision.Ask(question, obligations, basis);
    }

    private Limits limits(Collection<Grant> grants) {
        return grants.stream()
                .map(grant -> grant.terms().limits())
                .reduce(view.source().ceiling().and(wishes.bounds()), Limits::and);
    }

    private Basis basis(List<Basis.GrantUse> uses, List<Basis.MaskUse> masks, List<Basis.Unmasked> unmasked) {
        return new Basis(view.snapshot().hash(), uses, masks, unmasked, List.of(), List.of());
    }

    /** Of the grants that ask; any other is what the caller sees without a yes. */
    private Stream<Beyond> beyond(List<Choice.Chosen> chosen) {
        return chosen.stream().filter(choice -> choice.terms().needsApproval()).map(choice -> new Beyond(view, choice));
    }

    private Basis.GrantUse use(Choice.Chosen choice) {
        return view.snapshot().use(choice.effect().reference(), choice.terms().grant());
    }

    private static Stream<Basis.MaskUse> masks(Choice.Chosen choice) {
        return choice.effect().read().stream()
                .flatMap(column -> label(choice.terms(), column).stream()
                        .map(label -> new Basis.MaskUse(
                                choice.effect().reference(),
                                choice.object().name().column(column),
                                label)));
    }

    private static Optional<String> label(GrantTerms terms, String column) {
        return terms.rule(column) instanceof ColumnRule.Masked(var mask) ? Optional.of(mask.label()) : Optional.empty();
    }

    private static List<Hint> hints(List<Choice.Chosen> chosen) {
        return chosen.stream().flatMap(Outcome::hints).distinct().toList();
    }

    private static Stream<Hint> hints(Choice.Chosen choice) {
        Stream<Hint> tested = choice.effect().tested().stream()
                .filter(choice.terms()::isMasked)
                .map(column -> new Hint(
                        Hint.Kind.EVALUATED_ON_MASK,
                        Optional.of(choice.object().name().column(column))));
        Stream<Hint> filtered = choice.terms().filter().stream()
                .map(_ -> new Hint(
                        Hint.Kind.ROWS_FILTERED, Optional.of(choice.object().name())));
        return Stream.concat(tested, filtered);
    }
}
