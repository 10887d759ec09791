package dev.sallyport.server.rpc.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.sallyport.server.approval.TestApprovals;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.store.Rules;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.trail.Commitments;
import dev.sallyport.server.trail.TestTrail;
import dev.sallyport.server.trail.TrailRecords;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.BreakGlass;
import dev.sallyport.v1.BreakGlassState;
import dev.sallyport.v1.CloseBreakGlassRequest;
import dev.sallyport.v1.ConfirmBreakGlassRequest;
import dev.sallyport.v1.ListBreakGlassesRequest;
import dev.sallyport.v1.OpenBreakGlassRequest;
import dev.sallyport.v1.ReviewBreakGlassRequest;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Break-glass on the wire. */
class BreakGlassServiceTest {
    @TempDir
    private Path folder;

    private TestTrail trail;
    private TestApprovals approvals;
    private BreakGlassService service;

    @BeforeEach
    void open() {
        trail = new TestTrail(folder);
        approvals = new TestApprovals(
                trail.log(),
                new TrailRecords(new Commitments(new byte[32])),
                () -> {
                    throw new AssertionError("no rule is asked");
                },
                () -> Rules.NOW);
        service = new BreakGlassService(approvals.glasses, new AdminTrail(trail.log()), new Validation());
    }

    @AfterEach
    void close() {
        approvals.close();
        trail.close();
    }

    private static OpenBreakGlassRequest.Builder request() {
        return OpenBreakGlassRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSource("shop")
                .setIssuer(Rules.ISSUER)
                .setHuman("ann")
                .setReason("the till is down");
    }

    private BreakGlass propose(OpenBreakGlassRequest.Builder request) {
        return call("operator", service::openBreakGlass, request.build()).getBreakGlass();
    }

    private BreakGlass confirm(String admin, String name) {
        return call(
                        admin,
                        service::confirmBreakGlass,
                        ConfirmBreakGlassRequest.newBuilder().setName(name).build())
                .getBreakGlass();
    }

    @Test
    void itGoesItsWay() {
        BreakGlass proposed = propose(request());
        assertThat(proposed.getState()).isEqualTo(BreakGlassState.BREAK_GLASS_STATE_PROPOSED);
        assertThat(proposed.hasOpenTime()).isFalse();
        String name = proposed.getName();

        BreakGlass open = confirm("second", name);
        assertThat(open.getState()).isEqualTo(BreakGlassState.BREAK_GLASS_STATE_OPEN);
        assertThat(open.getExpireTime().getSeconds() - open.getOpenTime().getSeconds())
                .isEqualTo(3_600);
        assertThat(call(
                                "operator",
                                service::closeBreakGlass,
                                CloseBreakGlassRequest.newBuilder()
                                        .setName(name)
                                        .build())
                        .getBreakGlass()
                        .getState())
                .isEqualTo(BreakGlassState.BREAK_GLASS_STATE_OVER);
        BreakGlass reviewed = call(
                        "auditor",
                        service::reviewBreakGlass,
                        ReviewBreakGlassRequest.newBuilder()
                                .setName(name)
                                .setFinding("fine")
                                .build())
                .getBreakGlass();
        assertThat(reviewed.getReviewedBy()).isEqualTo(Rules.ISSUER + " auditor");
        assertThat(call("operator", service::listBreakGlasses, ListBreakGlassesRequest.getDefaultInstance())
                        .getBreakGlassesList())
                .containsExactly(reviewed);
    }

    @Test
    void anAttemptThatIsRefusedIsRecorded() {
        String name = propose(request()).getName();

        Status refused = refused(
                "operator",
                service::confirmBreakGlass,
                ConfirmBreakGlassRequest.newBuilder().setName(name).build());

        assertThat(refused.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        AuditRecord record = trail.records().getLast();
        assertThat(record.getKind()).isEqualTo(Kind.KIND_DENIED);
        assertThat(record.getIdentity().getHuman()).isEqualTo("operator");
        assertThat(record.getChange().getResourceType()).isEqualTo("break-glass");
        assertThat(record.getChange().getSubject()).isEqualTo(name);
        assertThat(record.getChange().getAction()).isEqualTo("open");
    }

    @Test
    void whatIsNotWellFormedProposesNothing() {
        for (OpenBreakGlassRequest.Builder request : List.of(
                request().setRequestId("x"),
                request().clearSource(),
                request().clearIssuer(),
                request().clearHuman(),
                request().clearReason(),
                request().setReason("x".repeat(2_001)),
                request().setDuration(Duration.getDefaultInstance()),
                request().setDuration(Duration.newBuilder().setSeconds(-1)))) {
            assertThat(refused("operator", service::openBreakGlass, request.build())
                            .getCode())
                    .isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
        assertThat(approvals.glasses.all()).isEmpty();
    }

    private static <Q, T> T call(String human, BiConsumer<Q, StreamObserver<T>> rpc, Q request) {
        var answer = new Answer<T>();
        as(human, rpc, request, answer);
        assertThat(answer.failures).isEmpty();
        return answer.values.getFirst();
    }

    private static <Q, T> Status refused(String human, BiConsumer<Q, StreamObserver<T>> rpc, Q request) {
        var answer = new Answer<T>();
        as(human, rpc, request, answer);
        return Status.fromThrowable(answer.failures.getFirst());
    }

    private static <Q, T> void as(
            String human, BiConsumer<Q, StreamObserver<T>> rpc, Q request, StreamObserver<T> answer) {
        Context.current().withValue(CurrentIdentity.KEY, Rules.human(human)).run(() -> rpc.accept(request, answer));
    }

    /** What came of one call. */
    private static final class Answer<T> implements StreamObserver<T> {
        private final List<T> values = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();

        @Override
        public void onNext(T value) {
            values.add(value);
        }

        @Override
        public void onError(Throwable failure) {
            failures.add(failure);
        }

        @Override
        public void onCompleted() {
            // one value is all of it
        }
    }
}
