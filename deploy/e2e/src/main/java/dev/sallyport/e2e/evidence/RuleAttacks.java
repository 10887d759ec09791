package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.rules.Attack;
import dev.sallyport.e2e.rules.Attacks;
import dev.sallyport.e2e.rules.Twins;
import dev.sallyport.engine.testkit.TestServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each rule about names, the catalog, views and rows: its attacks tell nothing, and tell something where the rule is gone. */
final class RuleAttacks implements Point {
    private static final int RULES = 18;
    private static final int ATTACKS = 250;

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onEach(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, TestServer server) throws Exception {
        List<Attack> attacks = ground.quick() ? oneOfEachRule() : Attacks.all();
        List<Twins.Outcome> outcomes = new ArrayList<>();
        try (Twins twins = Twins.on(server)) {
            for (Attack attack : attacks) {
                outcomes.add(twins.attempt(attack));
            }
        }
        outcomes.stream()
                .filter(each -> !each.holds() || !each.isReal() || !each.isExpected())
                .forEach(each -> System.err.println("short: " + each.attack() + ": " + each.answer()));
        return List.of(
                Figure.atLeast(
                        "rules",
                        outcomes.stream()
                                .map(each -> each.attack().rule())
                                .distinct()
                                .count(),
                        RULES),
                Figure.atLeast("attacks", outcomes.size(), ground.size(ATTACKS, RULES)),
                Figure.none(
                        "attacks that tell something",
                        outcomes.stream().filter(each -> !each.holds()).count()),
                Figure.none(
                        "attacks that tell nothing although their rule is gone",
                        outcomes.stream().filter(each -> !each.isReal()).count()),
                Figure.none(
                        "answers that are not the expected ones",
                        outcomes.stream().filter(each -> !each.isExpected()).count()));
    }

    private static List<Attack> oneOfEachRule() {
        Set<String> seen = new HashSet<>();
        return Attacks.all().stream().filter(attack -> seen.add(attack.rule())).toList();
    }
}
