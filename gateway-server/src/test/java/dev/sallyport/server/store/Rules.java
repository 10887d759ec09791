package dev.sallyport.server.store;

import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.AgentSelector;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.ColumnKey;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.HumanSelector;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.ObjectSelector;
import dev.sallyport.policy.Provenance;
import dev.sallyport.policy.TaskSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules and people that tests of the control state work with. */
public final class Rules {
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456789Z");
    public static final String ISSUER = "https://idp.shop.example";
    public static final ObjectName CUSTOMERS = new ObjectName("shop", "shopdb", "public", "customers");

    private Rules() {}

    public static Grant grant(String name, long version) {
        return new Grant(
                name,
                new Grant.Who(
                        new AgentSelector.Exact("spiffe://shop.example/agent"),
                        new HumanSelector.Exact(ISSUER, "ann"),
                        new TaskSelector.Any()),
                new Grant.Scope(
                        "shop", "shopdb", List.of(new ObjectSelector.Exact("public", "customers")), Set.of(Verb.READ)),
                new Grant.Terms(
                        Map.of(),
                        Optional.empty(),
                        new Limits(100, 1_000, 100, 10, Duration.ofMillis(1_500)),
                        Set.of(),
                        false,
                        Optional.empty(),
                        Grant.Reserved.NONE),
                new Grant.Period(NOW, NOW.plusSeconds(3_600)),
                "support",
                new Provenance(version, "root", NOW, ""));
    }

    public static Classification classified(String column, long version) {
        return new Classification(
                new ColumnKey(CUSTOMERS.column(column), "1", "c-" + column),
                new ColumnRule.Masked(new Mask.Hash()),
                Set.of("secret"),
                new Provenance(version, "root", NOW, ""));
    }

    public static Identity human(String name) {
        return new Identity(
                ISSUER,
                name,
                List.of(),
                "",
                "jti",
                "thumbprint",
                "spiffe://shop.example/cli",
                NOW.plusSeconds(600),
                null,
                null,
                List.of(),
                Set.of("staff"),
                Map.of(),
                Identity.Mode.DIRECT);
    }
}
