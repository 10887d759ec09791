package dev.sallyport.server.flow;

import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Value;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Wishes;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.store.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an agent of Ann's asks for; a test changes the one part that it is about. */
final class Ask {
    Identity identity = agent("ann");
    String requestId = "request-1";
    String source = "shop";
    String database = "";
    String text = "select email from customers";
    String intent = "";
    List<Value> parameters = List.of();
    Bounds bounds = Bounds.NONE;
    Set<Wishes.Unmask> unmask = Set.of();
    String expectedPolicy = "";
    Instant deadline = Rules.NOW.plus(Duration.ofSeconds(30));

    static Identity agent(String human) {
        return agent(human, Set.of(), Map.of());
    }

    static Identity agent(String human, Set<String> groups, Map<String, Identity.Attribute> attributes) {
        return new Identity(
                Rules.ISSUER,
                human,
                List.of(new Identity.Actor(Rules.ISSUER, "spiffe://shop.example/agent")),
                "task-7",
                "jti",
                "thumbprint",
                "spiffe://shop.example/agent",
                Rules.NOW.plusSeconds(600),
                null,
                null,
                List.of(),
                groups,
                attributes,
                Identity.Mode.DIRECT);
    }

    Submission submission() {
        return new Submission(
                identity,
                "127.0.0.1:5",
                requestId,
                source,
                database,
                intent,
                new Statement(new Statement.Body.Text(text), parameters),
                bounds,
                unmask,
                expectedPolicy,
                deadline,
                Optional.empty());
    }
}
