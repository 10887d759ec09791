package dev.sallyport.policy;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A small shop that the tests of this package decide about. */
final class Shop {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final String ISSUER = "https://idp.shop.example";
    static final String AGENT = "spiffe://shop.example/agents/support/one";
    static final Limits LIMITS = new Limits(100, 1_000_000, 10_000, 10, Duration.ofSeconds(30));
    static final Limits UNBOUNDED =
            new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(1));
    static final ObjectName CUSTOMERS = new ObjectName("shop", "shop", "public", "customers");
    static final ObjectName ORDERS = new ObjectName("shop", "shop", "public", "orders");
    static final Provenance MADE = new Provenance(1, "root", NOW, "");
    static final ColumnRule CLEAR = new ColumnRule.Clear();
    static final ColumnRule WITHHELD = new ColumnRule.Withheld();
    static final ColumnRule EMAIL = new ColumnRule.Masked(new Mask.Partial(new Mask.Shape.Email()));
    static final ColumnRule HASH = new ColumnRule.Masked(new Mask.Hash());
    static final ColumnRule NOTHING = new ColumnRule.Masked(new Mask.Null());
    static final RowFilter OWN_TENANT =
            new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.IdentityFact("attribute.tenant"));

    private Shop() {}

    static final Map<ObjectName, ObjectDescription> CATALOG = Map.of(
            CUSTOMERS, table(CUSTOMERS, "1", "id", "name", "email", "card", "tenant"),
            ORDERS, table(ORDERS, "2", "id", "customer", "total"));

    static final PolicySource SOURCE =
            new PolicySource("shop", UNBOUNDED, name -> Optional.ofNullable(CATALOG.get(name)));

    /** Every column but `tenant` has a class: email and card are masked, the rest is clear. */
    static final List<Classification> CLASSES = List.of(
            classified(CUSTOMERS, "id", CLEAR),
            classified(CUSTOMERS, "name", CLEAR),
            classified(CUSTOMERS, "email", EMAIL, "email"),
            classified(CUSTOMERS, "card", new ColumnRule.Masked(new Mask.Hash()), "card"),
            classified(ORDERS, "id", CLEAR),
            classified(ORDERS, "customer", CLEAR),
            classified(ORDERS, "total", CLEAR));

    static final Grant READ_CUSTOMERS = grant("read-customers", "customers");

    static ObjectDescription table(ObjectName name, String id, String... columns) {
        List<ColumnDescription> described = Arrays.stream(columns)
                .map(column -> new ColumnDescription(column, "c-" + column, "", kind(column), true))
                .toList();
        return new ObjectDescription(name, id, ObjectDescription.Kind.TABLE, described);
    }

    private static ColumnKind kind(String column) {
        return column.equals("tenant") ? ColumnKind.INTEGER : ColumnKind.TEXT;
    }

    static ObjectDescription described(ObjectName object) {
        return Objects.requireNonNull(CATALOG.get(object));
    }

    static Classification classified(ObjectName object, String column, ColumnRule level, String... tags) {
        ObjectDescription description = described(object);
        ColumnKey key = ColumnKey.of(description, description.column(column).orElseThrow());
        return new Classification(key, level, Set.of(tags), MADE);
    }

    static Grant grant(String name, String object) {
        return new Grant(
                name,
                new Grant.Who(
                        new AgentSelector.Exact(AGENT),
                        new HumanSelector.Exact(ISSUER, "ann"),
                        new TaskSelector.Prefix("ticket-")),
                new Grant.Scope("shop", "shop", List.of(new ObjectSelector.Exact("public", object)), Set.of(Verb.READ)),
                new Grant.Terms(
                        Map.of(), Optional.empty(), LIMITS, Set.of(), false, Optional.empty(), Grant.Reserved.NONE),
                new Grant.Period(NOW.minusSeconds(60), NOW.plusSeconds(3600)),
                "tickets",
                MADE);
    }

    static Grant named(Grant grant, String name) {
        return new Grant(
                name, grant.who(), grant.scope(), grant.terms(), grant.period(), grant.reason(), grant.provenance());
    }

    static Grant with(Grant grant, Grant.Who who) {
        return new Grant(
                grant.name(), who, grant.scope(), grant.terms(), grant.period(), grant.reason(), grant.provenance());
    }

    static Grant with(Grant grant, Grant.Scope scope) {
        return new Grant(
                grant.name(), grant.who(), scope, grant.terms(), grant.period(), grant.reason(), grant.provenance());
    }

    static Grant with(Grant grant, Grant.Terms terms) {
        return new Grant(
                grant.name(), grant.who(), grant.scope(), terms, grant.period(), grant.reason(), grant.provenance());
    }

    static Grant.Terms columns(Map<String, ColumnRule> columns) {
        return new Grant.Terms(
                columns, Optional.empty(), LIMITS, Set.of(), false, Optional.empty(), Grant.Reserved.NONE);
    }

    static Grant.Terms filter(RowFilter filter) {
        return new Grant.Terms(
                Map.of(), Optional.of(filter), LIMITS, Set.of(), false, Optional.empty(), Grant.Reserved.NONE);
    }

    static Grant.Terms limits(Limits limits) {
        return new Grant.Terms(
                Map.of(), Optional.empty(), limits, Set.of(), false, Optional.empty(), Grant.Reserved.NONE);
    }

    static Grant.Terms intent(boolean required) {
        return new Grant.Terms(
                Map.of(), Optional.empty(), LIMITS, Set.of(), required, Optional.empty(), Grant.Reserved.NONE);
    }

    static Grant.Terms approval(String rule) {
        return new Grant.Terms(
                Map.of(), Optional.empty(), LIMITS, Set.of(), false, Optional.of(rule), Grant.Reserved.NONE);
    }

    static Grant.Terms tags(String... allowed) {
        return new Grant.Terms(
                Map.of("email", CLEAR, "name", CLEAR),
                Optional.empty(),
                LIMITS,
                Set.of(allowed),
                false,
                Optional.empty(),
                Grant.Reserved.NONE);
    }

    static Grant.Scope verbs(Grant grant, Verb... verbs) {
        Grant.Scope scope = grant.scope();
        return new Grant.Scope(scope.source(), scope.database(), scope.objects(), Set.of(verbs));
    }

    static Identity identity(String agent, String human, String task) {
        return identity(
                ISSUER, agent, human, task, Set.of("support"), Map.of("tenant", new Identity.Attribute.Number(7)));
    }

    static Identity identity(
            String issuer,
            String agent,
            String human,
            String task,
            Set<String> groups,
            Map<String, Identity.Attribute> attributes) {
        return new Identity(
                issuer,
                human,
                agent.isEmpty() ? List.of() : List.of(new Identity.Actor(issuer, agent)),
                task,
                "jti",
                "thumbprint",
                agent,
                NOW.plusSeconds(600),
                null,
                null,
                List.of(),
                groups,
                attributes,
                Identity.Mode.DIRECT);
    }

    static Identity ann() {
        return identity(AGENT, "ann", "ticket-1");
    }

    static PolicySnapshot snapshot(Collection<Grant> grants) {
        return new PolicySnapshot(1, grants, CLASSES, MaskKeys.derivedFrom(new byte[32]));
    }

    static PolicySnapshot snapshot(Grant... grants) {
        return snapshot(List.of(grants));
    }

    static PrincipalView view(Identity identity, Grant... grants) {
        return Policy.visibility(snapshot(grants), identity, SOURCE, NOW);
    }

    static Operation reads(ObjectName object, String... columns) {
        Set<String> read = Set.of(columns);
        return new Operation(List.of(Effect.reads(0, object, read, Set.of(), read)), Set.of(), Set.of());
    }

    static Decision decide(PrincipalView view, Operation operation) {
        return Policy.decide(view, operation, new Wishes(UNBOUNDED, ""), NOW);
    }
}
