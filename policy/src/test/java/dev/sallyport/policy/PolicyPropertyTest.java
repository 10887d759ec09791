package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws of the decision, on random policies and requests with a fixed seed. */
class PolicyPropertyTest {
    private static final int POLICIES = 5_000;
    private static final int REQUESTS_EACH = 20;
    private static final List<String> HUMANS = List.of("ann", "bob");
    private static final List<String> TASKS = List.of("ticket-1", "ticket-2", "audit-1");
    private static final List<String> AGENTS =
            List.of(AGENT, "spiffe://shop.example/agents/support/two", "spiffe://shop.example/agents/supporters");
    private static final List<ColumnRule> RULES = List.of(CLEAR, EMAIL, HASH, NOTHING, WITHHELD);

    private record Request(Identity identity, Operation operation, String intent) {}

    @Test
    void anEmptySnapshotAllowsNothing() {
        Random random = new Random(1);
        assertThat(violations(random, _ -> List.of(), _ -> List.of(), (before, _) -> rank(before) > 0))
                .isZero();
    }

    @Test
    void removingAGrantNeverAllowsMore() {
        assertThat(violations(new Random(2), PolicyPropertyTest::without, PolicyPropertyTest::moreAllowed))
                .isZero();
    }

    @Test
    void narrowingAGrantNeverAllowsMore() {
        Random random = new Random(3);
        UnaryOperator<List<Grant>> narrowed = grants -> replaced(grants, random, narrower(random));
        assertThat(violations(random, narrowed, PolicyPropertyTest::moreAllowed))
                .isZero();
    }

    @Test
    void theOrderOfGrantsNeverMatters() {
        Random random = new Random(4);
        assertThat(violations(random, grants -> shuffled(grants, random), (before, after) -> !before.equals(after)))
                .isZero();
    }

    @Test
    void theRandomPoliciesAllowAndAskAndDeny() {
        Random random = new Random(5);
        long[] seen = new long[3];
        long violations = violations(random, UnaryOperator.identity(), (before, _) -> ++seen[rank(before)] < 0);
        assertThat(violations).isZero();
        assertThat(Arrays.stream(seen).min().orElseThrow()).isGreaterThan(1_000);
    }

    @Test
    void aDecisionLooksAtTheCallersGrantsOnly() {
        List<Grant> grants = IntStream.range(0, 10_000)
                .mapToObj(i -> with(
                        named(READ_CUSTOMERS, "grant-" + i),
                        new Grant.Who(
                                new AgentSelector.Exact("spiffe://shop.example/agents/support/a" + i % 1_000),
                                new HumanSelector.Exact(ISSUER, "ann"),
                                new TaskSelector.Any())))
                .toList();
        PolicySnapshot snapshot = snapshot(grants);
        Identity identity = identity("spiffe://shop.example/agents/support/a7", "ann", "t");

        assertThat(snapshot.candidates(identity.principal(), "shop")).hasSize(10);
        assertThat(snapshot.candidates(identity.principal(), "other")).isEmpty();
        assertThat(rank(decide(snapshot, new Request(identity, reads(CUSTOMERS, "name"), ""))))
                .isEqualTo(2);
    }

    private static long violations(
            Random random, UnaryOperator<List<Grant>> change, BiPredicate<Decision, Decision> violated) {
        return violations(random, PolicyPropertyTest::grants, change, violated);
    }

    private static long violations(
            Random random,
            Function<Random, List<Grant>> policies,
            UnaryOperator<List<Grant>> change,
            BiPredicate<Decision, Decision> violated) {
        long count = 0;
        for (int policy = 0; policy < POLICIES; policy++) {
            List<Grant> grants = policies.apply(random);
            PolicySnapshot before = snapshot(grants);
            PolicySnapshot after = snapshot(change.apply(grants));
            for (int i = 0; i < REQUESTS_EACH; i++) {
                Request request = request(random);
                count += violated.test(decide(before, request), decide(after, request)) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean moreAllowed(Decision before, Decision after) {
        return rank(after) > rank(before);
    }

    private static List<Grant> without(List<Grant> grants) {
        return grants.subList(1, grants.size());
    }

    private static List<Grant> replaced(List<Grant> grants, Random random, UnaryOperator<Grant> change) {
        List<Grant> replaced = new ArrayList<>(grants);
        replaced.replaceAll(grant -> random.nextInt(2) == 0 ? change.apply(grant) : grant);
        return replaced;
    }

    private static List<Grant> shuffled(List<Grant> grants, Random random) {
        List<Grant> shuffled = new ArrayList<>(grants);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static Decision decide(PolicySnapshot snapshot, Request request) {
        PrincipalView view = Policy.visibility(snapshot, request.identity(), SOURCE, NOW);
        return Policy.decide(view, request.operation(), UNBOUNDED, request.intent(), NOW);
    }

    private static int rank(Decision decision) {
        return switch (decision) {
            case Decision.Deny _ -> 0;
            case Decision.Ask _ -> 1;
            case Decision.Allow _ -> 2;
        };
    }

    private static Request request(Random random) {
        Identity identity = identity(pick(random, AGENTS), pick(random, HUMANS), pick(random, TASKS));
        List<Effect> effects = IntStream.range(0, random.nextInt(3))
                .mapToObj(reference -> effect(random, reference))
                .toList();
        return new Request(identity, new Operation(effects, Set.of(), Set.of()), random.nextBoolean() ? "why" : "");
    }

    private static Effect effect(Random random, int reference) {
        ObjectName object = random.nextBoolean() ? CUSTOMERS : ORDERS;
        Set<String> columns = new TreeSet<>();
        described(object).columns().forEach(column -> {
            if (random.nextInt(3) == 0) {
                columns.add(column.name());
            }
        });
        Verb verb = random.nextInt(4) == 0 ? Verb.UPDATE : Verb.READ;
        return new Effect(reference, verb, object, columns, columns, Set.of(), Set.of(), Cause.STATED);
    }

    private static List<Grant> grants(Random random) {
        List<Grant> grants = new ArrayList<>();
        IntStream.rangeClosed(0, random.nextInt(6)).forEach(i -> grants.add(randomGrant(random, "grant-" + i)));
        return grants;
    }

    private static Grant randomGrant(Random random, String name) {
        ObjectName object = random.nextBoolean() ? CUSTOMERS : ORDERS;
        Grant grant = named(grant(name, object.object()), name);
        grant = with(grant, new Grant.Who(agent(random), human(random), task(random)));
        grant = with(grant, verbs(grant, random.nextInt(4) == 0 ? Verb.UPDATE : Verb.READ, Verb.EXPLAIN));
        return with(grant, terms(random, object));
    }

    private static Grant.Terms terms(Random random, ObjectName object) {
        Map<String, ColumnRule> columns = new HashMap<>();
        described(object).columns().forEach(column -> {
            if (random.nextInt(4) == 0) {
                columns.put(column.name(), pick(random, RULES));
            }
        });
        return new Grant.Terms(
                columns,
                object.equals(CUSTOMERS) && random.nextInt(3) == 0 ? Optional.of(OWN_TENANT) : Optional.empty(),
                LIMITS,
                random.nextInt(4) == 0 ? Set.of("email") : Set.of(),
                random.nextInt(4) == 0,
                random.nextInt(4) == 0 ? Optional.of("two-eyes") : Optional.empty(),
                Grant.Reserved.NONE);
    }

    private static AgentSelector agent(Random random) {
        return random.nextBoolean()
                ? new AgentSelector.Exact(pick(random, AGENTS))
                : new AgentSelector.Prefix("spiffe://shop.example/agents/support");
    }

    private static HumanSelector human(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new HumanSelector.Exact(ISSUER, pick(random, HUMANS));
            case 1 -> new HumanSelector.Group(ISSUER, "support");
            default -> new HumanSelector.Everyone();
        };
    }

    private static TaskSelector task(Random random) {
        return random.nextBoolean() ? new TaskSelector.Prefix("ticket-") : new TaskSelector.Any();
    }

    private static UnaryOperator<Grant> narrower(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> PolicyPropertyTest::oneAgent;
            case 1 ->
                grant -> with(
                        grant,
                        new Grant.Who(
                                grant.who().agent(),
                                new HumanSelector.Exact(ISSUER, "carl"),
                                grant.who().task()));
            case 2 -> grant -> with(grant, verbs(grant, Verb.EXPLAIN));
            case 3 -> PolicyPropertyTest::withholdId;
            case 4 -> grant -> grant.with(new Grant.Period(NOW.plusSeconds(1), NOW.plusSeconds(2)));
            default ->
                grant -> with(
                        grant,
                        new Grant.Scope(
                                "shop",
                                "other",
                                grant.scope().objects(),
                                grant.scope().verbs()));
        };
    }

    private static Grant oneAgent(Grant grant) {
        Grant.Who who = grant.who();
        return who.agent() instanceof AgentSelector.Prefix
                ? with(grant, new Grant.Who(new AgentSelector.Exact(AGENT), who.human(), who.task()))
                : grant;
    }

    private static Grant withholdId(Grant grant) {
        Grant.Terms terms = grant.terms();
        Map<String, ColumnRule> columns = new HashMap<>(terms.columns());
        columns.put("id", WITHHELD);
        return with(
                grant,
                new Grant.Terms(
                        columns,
                        terms.filter(),
                        terms.limits(),
                        terms.allowedTags(),
                        terms.intentRequired(),
                        terms.approvalRule(),
                        terms.reserved()));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
