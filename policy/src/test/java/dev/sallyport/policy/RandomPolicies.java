package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Random policies and requests about the shop, by a seed. */
final class RandomPolicies {
    private RandomPolicies() {}

    private static final List<String> HUMANS = List.of("ann", "bob");
    private static final List<String> TASKS = List.of("ticket-1", "ticket-2", "audit-1");
    private static final List<String> AGENTS =
            List.of(AGENT, "spiffe://shop.example/agents/support/two", "spiffe://shop.example/agents/supporters");
    private static final List<ColumnRule> RULES = List.of(CLEAR, EMAIL, HASH, NOTHING, WITHHELD);

    record Request(Identity identity, Operation operation, String intent) {}

    static Request request(Random random) {
        Identity identity = identity(pick(random, AGENTS), pick(random, HUMANS), pick(random, TASKS));
        return new Request(identity, RandomOperations.operation(random), random.nextBoolean() ? "why" : "");
    }

    static List<Grant> grants(Random random) {
        List<Grant> grants = new ArrayList<>();
        IntStream.rangeClosed(0, random.nextInt(6)).forEach(i -> grants.add(randomGrant(random, "grant-" + i)));
        return grants;
    }

    private static Grant randomGrant(Random random, String name) {
        ObjectName object = random.nextBoolean() ? CUSTOMERS : ORDERS;
        Grant grant = named(grant(name, object.object()), name);
        grant = with(grant, new Grant.Who(agent(random), human(random), task(random)));
        grant = with(grant, verbs(grant, RandomOperations.verbs(random)));
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
                new Grant.Reserved(random.nextInt(3) == 0, false, 0, 0));
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

    static UnaryOperator<Grant> narrower(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> RandomPolicies::oneAgent;
            case 1 ->
                grant -> with(
                        grant,
                        new Grant.Who(
                                grant.who().agent(),
                                new HumanSelector.Exact(ISSUER, "carl"),
                                grant.who().task()));
            case 2 -> grant -> with(grant, verbs(grant, Verb.EXPLAIN));
            case 3 -> RandomPolicies::withholdId;
            case 5 -> RandomPolicies::filtered;
            case 6 -> grant -> Writes.withOracle(grant, false);
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

    /** Only customers have a column that rows may be told apart by; of any other object no row would exist. */
    static Grant filtered(Grant grant) {
        Grant.Terms terms = grant.terms();
        return with(
                grant,
                new Grant.Terms(
                        terms.columns(),
                        Optional.of(OWN_TENANT),
                        terms.limits(),
                        terms.allowedTags(),
                        terms.intentRequired(),
                        terms.approvalRule(),
                        terms.reserved()));
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
