package dev.sallyport.policy;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the grants for every effect of an operation.
 *
 * <p>A constraint that a write can violate tells of other rows. That is nothing new to a caller who may read them all in the
 * clear; to anybody else it is told only when every grant that the operation writes under says so.
 */
final class Assignment {
    private final Chooser chooser;
    private final List<Effect> effects;

    Assignment(Chooser chooser, Operation operation) {
        this.chooser = chooser;
        this.effects = operation.effects();
    }

    /** Whether it only tells something; what writes in the name of a constraint is an effect like any other. */
    static boolean isConstraint(Effect effect) {
        return effect.cause() == Cause.CONSTRAINT
                && effect.verb() == Verb.READ
                && effect.written().isEmpty();
    }

    Choices choices() {
        List<Effect> constraints =
                effects.stream().filter(Assignment::isConstraint).toList();
        Choices plain = each(Predicate.not(Assignment::isConstraint), chooser::choose);
        if (constraints.isEmpty() || plain instanceof Choices.Lacking) {
            return plain;
        }
        return first(each(_ -> true, chooser::choose), withOracle(), constraints.getFirst());
    }

    /** Without a write there is no grant that could say so. */
    private Choices withOracle() {
        Choices choices = each(
                Predicate.not(Assignment::isConstraint),
                effect -> writes(effect) ? chooser.chooseWithOracle(effect) : chooser.choose(effect));
        return effects.stream().anyMatch(Assignment::writes)
                ? choices
                : new Choices.Lacking(new Choice.None(effects.getFirst(), List.of()));
    }

    /** What asks nobody goes first, so that a grant that is taken away never allows more. */
    private static Choices first(Choices shown, Choices told, Effect constraint) {
        return Stream.of(shown, told)
                .filter(choices -> choices instanceof Choices.All all && !all.needsApproval())
                .findFirst()
                .or(() -> Stream.of(shown, told)
                        .filter(Choices.All.class::isInstance)
                        .findFirst())
                .orElseGet(() -> new Choices.Lacking(new Choice.None(
                        constraint, NearMiss.nearest(Stream.of(shown, told).flatMap(Assignment::misses)))));
    }

    private Choices each(Predicate<Effect> some, Function<Effect, Choice> choose) {
        List<Choice.Chosen> chosen = new ArrayList<>();
        for (Effect effect : effects.stream().filter(some).toList()) {
            switch (choose.apply(effect)) {
                case Choice.Chosen choice -> chosen.add(choice);
                case Choice.None none -> {
                    return new Choices.Lacking(none);
                }
            }
        }
        return new Choices.All(chosen);
    }

    private static Stream<NearMiss> misses(Choices choices) {
        return switch (choices) {
            case Choices.All _ -> Stream.empty();
            case Choices.Lacking(var none) -> none.misses().stream();
        };
    }

    private static boolean writes(Effect effect) {
        return effect.verb().kind().mayWrite();
    }
}
