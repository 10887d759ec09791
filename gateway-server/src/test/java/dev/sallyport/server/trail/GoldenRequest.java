package dev.sallyport.server.trail;

import com.google.protobuf.ByteString;
import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.Basis;
import dev.sallyport.policy.Dimension;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.MaskKeys;
import dev.sallyport.policy.NearMiss;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.PolicySource;
import dev.sallyport.policy.Wishes;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.approval.HiddenImage;
import dev.sallyport.server.approval.Requester;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.source.TestSettings;
import dev.sallyport.server.store.Rules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One request in which everything is set that a record can tell of, and nothing that changes from run to run. */
final class GoldenRequest {
    /** Stands in the text, the parameters and the intent, and must not stand in any record. */
    static final String SECRET = "secret-of-ann";

    private static final ObjectName ORDERS = new ObjectName("shop", "shopdb", "sales", "orders");
    private static final Limits LIMITS = new Limits(100, 1_000, 50, 10, Duration.ofMillis(1_500));
    private static final int HASH_BYTES = 32;

    private GoldenRequest() {}

    static Identity identity() {
        return new Identity(
                Rules.ISSUER,
                "ann",
                List.of(
                        new Identity.Actor(Rules.ISSUER, "spiffe://shop.example/agent"),
                        new Identity.Actor(Rules.ISSUER, "spiffe://shop.example/planner")),
                "task-7",
                "token-1",
                "AAECAwQFBgc",
                "spiffe://shop.example/broker",
                Rules.NOW.plusSeconds(600),
                null,
                null,
                List.of(),
                Set.of("staff", "support"),
                Map.of("tenant", new Identity.Attribute.Text(SECRET), "level", new Identity.Attribute.Number(7)),
                Identity.Mode.BROKERED);
    }

    static Submission submission() {
        String text = "update orders set state = '" + SECRET + "' where id = $1";
        return new Submission(
                identity(),
                "127.0.0.1:5",
                "request-1",
                "shop\u202e",
                "",
                "to help " + SECRET,
                new Statement(new Statement.Body.Text(text), List.of(new Value.Int(42), new Value.Text(SECRET))),
                new Bounds(1, 2, 3, Duration.ofSeconds(4)),
                Set.of(new Wishes.Unmask("", "customers", "name")),
                "",
                Rules.NOW.plusSeconds(30),
                Optional.empty());
    }

    static RequestSnapshot snapshot() {
        var database = new FakeDatabase();
        var policy = new PolicySnapshot(
                1,
                List.of(Rules.grant("reads", 1)),
                List.of(Rules.classified("email", 1)),
                MaskKeys.derivedFrom(new byte[HASH_BYTES]));
        var described = new PolicySource("shop", LIMITS, _ -> Optional.empty());
        byte[] hash = new byte[HASH_BYTES];
        Arrays.fill(hash, (byte) '#');
        return new RequestSnapshot(
                1,
                new Source(TestSettings.shop(LIMITS), database),
                database,
                database,
                database,
                policy,
                Policy.visibility(policy, identity(), described, Rules.NOW),
                hash);
    }

    static Reading.Understood reading() {
        Effect reads = Effect.reads(0, Rules.CUSTOMERS, Set.of("email", "name"), Set.of("email"), Set.of("name"));
        Effect writes = new Effect(
                1, Verb.UPDATE, ORDERS, Set.of("id"), Set.of("id"), Set.of(), Set.of("state"), Cause.TRIGGER);
        var operation = new Operation(List.of(reads, writes), Set.of("lower", "now"), Set.of(Risk.BULK, Risk.TRIGGERS));
        return new Reading.Understood(operation, new Tree(), "update orders set state = ? where id = $1");
    }

    private record Tree() implements Reading.Tree {}

    static Basis basis() {
        return new Basis(
                "",
                List.of(new Basis.GrantUse(0, "reads", "etag-r"), new Basis.GrantUse(1, "writes", "etag-w")),
                List.of(
                        new Basis.MaskUse(0, Rules.CUSTOMERS.column("email"), "hash"),
                        new Basis.MaskUse(0, Rules.CUSTOMERS.column("name"), "null")),
                List.of(new Basis.Unmasked(0, Rules.CUSTOMERS.column("name"))),
                List.of(),
                List.of(new NearMiss("reads", Dimension.VERB), new NearMiss("old", Dimension.WINDOW)));
    }

    static Obligations obligations() {
        var reads = new TableObligation(
                "reads",
                Rules.CUSTOMERS,
                Map.of("name", new Disclosure.Clear()),
                Optional.of(new RowFilter.IsNull("deleted")));
        var writes = new TableObligation("writes", ORDERS, Map.of(), Optional.empty());
        return new Obligations(Map.of(0, reads, 1, writes), LIMITS, false, List.of());
    }

    /** A question whose bytes hold what no record may tell. */
    static Approval approval() {
        var question = dev.sallyport.v1.Approval.newBuilder()
                .setStatement(SECRET)
                .setOperationFields(ByteString.copyFromUtf8(SECRET))
                .build();
        return new Approval(
                "approval-1",
                ApprovalState.PENDING,
                1,
                Requester.of(identity()),
                "request-1",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(900),
                question,
                SECRET.getBytes(StandardCharsets.UTF_8),
                new HiddenImage(new byte[0]),
                List.of(),
                "",
                "",
                0);
    }

    static Sealed sealed() {
        return new Sealed(
                OperationKind.WRITE,
                "UPDATE sales.orders".getBytes(StandardCharsets.UTF_8),
                List.of(),
                List.of(),
                new Closure(List.of()),
                List.of(),
                List.of(),
                LIMITS);
    }
}
