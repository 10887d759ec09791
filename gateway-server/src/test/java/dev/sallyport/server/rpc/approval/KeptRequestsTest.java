package dev.sallyport.server.rpc.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Statement;
import dev.sallyport.engine.Statement.Body;
import dev.sallyport.operation.Value;
import dev.sallyport.server.approval.ApprovalEncoding;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.store.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeptRequestsTest {
    private static final byte[] COMMAND = {12, 0, 0, 0, 16, 'a', 0, 1, 0, 0, 0, 0};

    private final KeptRequests kept = new KeptRequests();

    static List<Statement> statements() {
        var text = new Statement(new Body.Text("delete from t where id = $1"), List.of(new Value.Int(1)));
        var command = new Statement(new Body.Command(COMMAND), List.of());
        return List.of(text, command, Statement.inOrder(List.of(command, text, command)));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void whatWaitsComesBackAsItWas(Statement statement) {
        var submission = new Submission(
                Rules.human("ann"),
                "peer",
                "request-1",
                "shop",
                "",
                "why",
                statement,
                new Bounds(1, 2, 3, Duration.ofSeconds(4)),
                Set.of(),
                "",
                Rules.NOW,
                Optional.empty());
        var call = new ApprovalEncoding.Call(Rules.human("ann"), "peer", "request-2", "shop", "approval-1", Rules.NOW);
        assertThat(kept.decode(kept.encode(submission), call).statement()).isEqualTo(statement);
    }
}
