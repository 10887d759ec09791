package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws of the decision, on random policies and requests with a fixed seed. */
class PolicyPropertyTest {
    private static final int POLICIES = 5_000;
    private static final int REQUESTS_EACH = 20;

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
        UnaryOperator<List<Grant>> narrowed = grants -> replaced(grants, random, RandomPolicies.narrower(random));
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
    void takingTheRightToAskConstraintsNeverAllowsMore() {
        UnaryOperator<List<Grant>> without = grants ->
                grants.stream().map(grant -> Writes.withOracle(grant, false)).toList();
        assertThat(violations(new Random(7), without, PolicyPropertyTest::moreAllowed))
                .isZero();
        assertThat(violations(new Random(7), without, (before, after) -> rank(before) > rank(after)))
                .isGreaterThan(20);
    }

    @Test
    void aFilterOnWhatIsBroughtAlongNeverAllowsMore() {
        Random random = new Random(8);
        UnaryOperator<List<Grant>> filtered = grants -> replaced(grants, random, RandomPolicies::filtered);
        assertThat(violations(random, filtered, PolicyPropertyTest::moreAllowed))
                .isZero();
    }

    @Test
    void aRiskNeverAllowsMore() {
        Random random = new Random(9);
        long allowed = 0;
        for (int policy = 0; policy < POLICIES; policy++) {
            PolicySnapshot snapshot = snapshot(RandomPolicies.grants(random));
            for (int i = 0; i < REQUESTS_EACH; i++) {
                RandomPolicies.Request request = RandomPolicies.request(random);
                RandomPolicies.Request risky = new RandomPolicies.Request(
                        request.identity(),
                        Writes.risky(request.operation(), RandomOperations.risk(random)),
                        request.intent());
                int before = rank(decide(snapshot, request));
                assertThat(rank(decide(snapshot, risky))).isEqualTo(Math.min(before, 1));
                allowed += before == 2 ? 1 : 0;
            }
        }
        assertThat(allowed).isGreaterThan(1_000);
    }

    /** What this file claims of writes it claims of nothing if none is allowed. */
    @Test
    void theRandomPoliciesAllowWritesOfEveryCause() {
        Random random = new Random(10);
        EnumMap<Cause, Integer> seen = new EnumMap<>(Cause.class);
        for (int policy = 0; policy < POLICIES; policy++) {
            PolicySnapshot snapshot = snapshot(RandomPolicies.grants(random));
            for (int i = 0; i < REQUESTS_EACH; i++) {
                RandomPolicies.Request request = RandomPolicies.request(random);
                if (request.operation().kind().mayWrite() && rank(decide(snapshot, request)) == 2) {
                    request.operation().effects().forEach(effect -> seen.merge(effect.cause(), 1, Integer::sum));
                }
            }
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Cause.VIEW)));
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
        assertThat(rank(decide(snapshot, new RandomPolicies.Request(identity, reads(CUSTOMERS, "name"), ""))))
                .isEqualTo(2);
    }

    /** Who asks for values in the place of masks is allowed at most what they are without. */
    @Test
    void aWishToUnmaskNeverAllowsMore() {
        Random random = new Random(9);
        Set<Wishes.Unmask> all = CATALOG.values().stream()
                .flatMap(object -> object.columns().stream()
                        .map(column -> new Wishes.Unmask("", object.name().object(), column.name())))
                .filter(_ -> random.nextBoolean())
                .collect(Collectors.toSet());
        int asked = 0;
        for (int policy = 0; policy < POLICIES; policy++) {
            PolicySnapshot snapshot = snapshot(RandomPolicies.grants(random));
            for (int i = 0; i < REQUESTS_EACH; i++) {
                RandomPolicies.Request request = RandomPolicies.request(random);
                Decision wished =
                        decide(snapshot, request, Set.of(all.stream().toList().get(random.nextInt(all.size()))));
                assertThat(rank(wished)).isLessThanOrEqualTo(rank(decide(snapshot, request)));
                asked += wished.basis().unmasked().isEmpty() ? 0 : 1;
            }
        }
        assertThat(asked).isPositive();
    }

    private static long violations(
            Random random, UnaryOperator<List<Grant>> change, BiPredicate<Decision, Decision> violated) {
        return violations(random, RandomPolicies::grants, change, violated);
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
                RandomPolicies.Request request = RandomPolicies.request(random);
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

    private static Decision decide(PolicySnapshot snapshot, RandomPolicies.Request request) {
        return decide(snapshot, request, Set.of());
    }

    private static Decision decide(PolicySnapshot snapshot, RandomPolicies.Request request, Set<Wishes.Unmask> unmask) {
        PrincipalView view = Policy.visibility(snapshot, request.identity(), SOURCE, NOW);
        return Policy.decide(view, request.operation(), new Wishes(UNBOUNDED, request.intent(), unmask), NOW);
    }

    private static int rank(Decision decision) {
        return switch (decision) {
            case Decision.Deny _ -> 0;
            case Decision.Ask _ -> 1;
            case Decision.Allow _ -> 2;
        };
    }
}
