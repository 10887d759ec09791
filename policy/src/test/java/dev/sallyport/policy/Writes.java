package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.LIMITS;
import static dev.sallyport.policy.Shop.UNBOUNDED;
import static dev.sallyport.policy.Shop.ann;
import static dev.sallyport.policy.Shop.grant;
import static dev.sallyport.policy.Shop.verbs;
import static dev.sallyport.policy.Shop.view;
import static dev.sallyport.policy.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes in the shop, and the grants for them. */
final class Writes {
    private Writes() {}

    /** A grant that reads an object of the shop and does this to it. */
    static Grant writer(String name, String object, Verb... verbs) {
        Grant grant = grant(name, object);
        return with(grant, verbs(grant, verbs));
    }

    /** The same grant with the right to learn what constraints tell. */
    static Grant withOracle(Grant grant, boolean oracle) {
        Grant.Terms terms = grant.terms();
        return with(
                grant,
                new Grant.Terms(
                        terms.columns(),
                        terms.filter(),
                        terms.limits(),
                        terms.allowedTags(),
                        terms.intentRequired(),
                        terms.approvalRule(),
                        new Grant.Reserved(oracle, false, 0, 0)));
    }

    static Grant withApproval(Grant grant, String rule) {
        Grant.Terms terms = grant.terms();
        return with(
                grant,
                new Grant.Terms(
                        terms.columns(),
                        terms.filter(),
                        LIMITS,
                        terms.allowedTags(),
                        terms.intentRequired(),
                        Optional.of(rule),
                        terms.reserved()));
    }

    static Grant withColumn(Grant grant, String column, ColumnRule rule) {
        return with(grant, Shop.columns(Map.of(column, rule)));
    }

    static Effect effect(
            int reference, Verb verb, ObjectName target, Cause cause, Set<String> read, String... written) {
        return new Effect(reference, verb, target, read, read, Set.of(), Set.of(written), cause);
    }

    static Effect stated(Verb verb, ObjectName target, Set<String> read, String... written) {
        return effect(0, verb, target, Cause.STATED, read, written);
    }

    static Effect constraint(int reference, ObjectName target, String... read) {
        return effect(reference, Verb.READ, target, Cause.CONSTRAINT, Set.of(read));
    }

    static Operation operation(Effect... effects) {
        return new Operation(Arrays.asList(effects), Set.of(), Set.of());
    }

    static Operation risky(Operation operation, Risk... risks) {
        return new Operation(operation.effects(), operation.functions(), Set.of(risks));
    }

    static Decision decide(Operation operation, Grant... grants) {
        return Policy.decide(view(ann(), grants), operation, new Wishes(UNBOUNDED, ""), Shop.NOW);
    }

    static Decision.Allow allowed(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Allow.class);
        return (Decision.Allow) decision;
    }

    static Question asked(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Ask.class);
        return ((Decision.Ask) decision).question();
    }

    static Decision.Deny denied(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Deny.class);
        return (Decision.Deny) decision;
    }

    static Refusal refused(Decision decision) {
        return denied(decision).refusal();
    }

    /** The grant of every effect, in the order of the effects. */
    static List<String> grants(Decision decision) {
        return decision.basis().grants().stream().map(Basis.GrantUse::grant).toList();
    }
}
