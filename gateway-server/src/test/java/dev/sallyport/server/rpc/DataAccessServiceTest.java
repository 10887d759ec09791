package dev.sallyport.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import dev.sallyport.policy.MaskKeys;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.server.approval.TestApprovals;
import dev.sallyport.server.flow.Definitions;
import dev.sallyport.server.flow.DryRuns;
import dev.sallyport.server.flow.Gateway;
import dev.sallyport.server.flow.Planning;
import dev.sallyport.server.flow.Snapshots;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.store.Rules;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.server.trail.Commitments;
import dev.sallyport.server.trail.OwnRequests;
import dev.sallyport.server.trail.TestTrail;
import dev.sallyport.server.trail.Trail;
import dev.sallyport.server.trail.TrailRecords;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.Bounds;
import dev.sallyport.v1.ExecuteRequest;
import dev.sallyport.v1.ExecuteResponse;
import dev.sallyport.v1.GetRequestRequest;
import dev.sallyport.v1.GetRequestResponse;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.Statement;
import dev.sallyport.v1.StatementList;
import dev.sallyport.v1.Value;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are no operation: refused with a reason, and in the trail before the answer. */
class DataAccessServiceTest {
    @TempDir
    private Path folder;

    private final Metrics metrics = new Metrics();
    private final Sources none = new Sources(List.of());
    private TestTrail trail;
    private TestApprovals approvals;
    private DataAccessService service;

    @BeforeEach
    void open() {
        trail = new TestTrail(folder);
        PolicySnapshot policy = new PolicySnapshot(0, List.of(), List.of(), MaskKeys.derivedFrom(new byte[32]));
        TrailRecords composed = new TrailRecords(new Commitments(new byte[32]));
        Trail records = new Trail(trail.log(), composed, metrics, _ -> {});
        approvals = new TestApprovals(trail.log(), composed, () -> policy, () -> Rules.NOW);
        Snapshots snapshots = new Snapshots(none, () -> policy, () -> Rules.NOW);
        service = new DataAccessService(
                new Gateway(
                        snapshots,
                        new Planning(approvals.consents, approvals.questions, () -> Rules.NOW),
                        records,
                        new Definitions((_, _, _) -> {}),
                        () -> Rules.NOW),
                approvals.consents,
                new DryRuns(snapshots, () -> Rules.NOW),
                new OwnRequests(trail.log()),
                new Validation(),
                () -> Rules.NOW,
                Runnable::run);
    }

    @AfterEach
    void close() {
        approvals.close();
        trail.close();
        none.close();
        metrics.close();
    }

    @Test
    void aMessageThatBreaksItsRulesIsRefusedAndRecorded() {
        assertRefused(request().setRequestId("seven"), Status.Code.INVALID_ARGUMENT, "MALFORMED");
        assertRefused(request().clearSource(), Status.Code.INVALID_ARGUMENT, "MALFORMED");
        assertRefused(request().clearWork(), Status.Code.INVALID_ARGUMENT, "MALFORMED");
        assertRefused(work(Statement.getDefaultInstance()), Status.Code.INVALID_ARGUMENT, "MALFORMED");
    }

    @Test
    void anApprovalThatNobodyAskedForIsRefusedAndRecorded() {
        assertRefused(request().setApproval("a"), Status.Code.NOT_FOUND, "UNKNOWN_OBJECT");
        assertRefused(
                request().setBounds(Bounds.getDefaultInstance()).setApproval("a"),
                Status.Code.NOT_FOUND,
                "UNKNOWN_OBJECT");
    }

    @Test
    void nothingOfARequestIsTakenBesideTheApprovalThatItNames() {
        assertMoreThanApproved(request().setIntent("because"));
        assertMoreThanApproved(request().setDatabase("other"));
        assertMoreThanApproved(request().setBounds(Bounds.newBuilder().setRows(1)));
        assertMoreThanApproved(request().setExpectPolicyEtag("etag"));
        assertMoreThanApproved(request().addUnmask(column("public", "customers", "email")));
    }

    private void assertMoreThanApproved(ExecuteRequest.Builder request) {
        assertRefused(request.setApproval("a"), Status.Code.INVALID_ARGUMENT, "MALFORMED");
    }

    @Test
    void aColumnToUnmaskThatIsNoneIsRefusedAndRecorded() {
        assertRefused(request().addUnmask(column("public", "", "email")), Status.Code.INVALID_ARGUMENT, "MALFORMED");
        assertRefused(
                request().addUnmask(column("public", "customers", "")), Status.Code.INVALID_ARGUMENT, "MALFORMED");
        assertRefused(
                request().addUnmask(column("public", "customers", "e".repeat(129))),
                Status.Code.INVALID_ARGUMENT,
                "MALFORMED");
        assertRefused(
                request().addUnmask(column("public", "customers", "email").setSource("shop")),
                Status.Code.INVALID_ARGUMENT,
                "MALFORMED");
        assertRefused(
                request()
                        .addAllUnmask(Collections.nCopies(
                                17, column("", "customers", "email").build())),
                Status.Code.INVALID_ARGUMENT,
                "MALFORMED");
    }

    private static ObjectRef.Builder column(String schema, String object, String column) {
        return ObjectRef.newBuilder().setSchema(schema).setObject(object).setColumn(column);
    }

    @Test
    void aBoundThatIsNotOneIsRefusedAndRecorded() {
        assertWrongBound(Bounds.newBuilder().setRows(-1));
        assertWrongBound(Bounds.newBuilder().setBytes(-1));
        assertWrongBound(Bounds.newBuilder().setAffected(-1));
        assertWrongBound(Bounds.newBuilder().setTime(Duration.newBuilder().setSeconds(-1)));
    }

    private void assertWrongBound(Bounds.Builder bounds) {
        assertRefused(request().setBounds(bounds), Status.Code.INVALID_ARGUMENT, "MALFORMED");
    }

    @Test
    void aParameterThatIsNotOneIsRefusedAndRecorded() {
        assertWrongParameter(Value.newBuilder().setDecimalValue("1e999999999"));
        assertWrongParameter(Value.newBuilder().setDecimalValue("twelve"));
        assertWrongParameter(Value.newBuilder().setDecimalValue("1".repeat(1_001)));
        assertWrongParameter(Value.newBuilder().setUuidValue(ByteString.copyFrom(new byte[15])));
        assertWrongParameter(Value.newBuilder());
    }

    private void assertWrongParameter(Value.Builder value) {
        ExecuteRequest.Builder wrong =
                work(sql("select $1").addParameters(value).build());
        String reason = execute(wrong).refused().getCode().name();
        assertThat(reason).isEqualTo("INVALID_ARGUMENT");
        assertThat(trail.kinds().getLast()).isEqualTo(Kind.KIND_DENIED);
    }

    @Test
    void aMessageWhoseRefusalCannotBeRecordedIsUnavailable() {
        trail.breakDisk();
        assertThat(execute(request().setRequestId("seven")).refused().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void aCallerHearsOfOwnRequestsOnly() {
        ExecuteRequest.Builder request = request();
        assertThat(execute(request).refused().getCode()).isEqualTo(Status.Code.NOT_FOUND);

        assertThat(state("ann", request.getRequestId()).sent).hasSize(1);
        assertThat(state("bob", request.getRequestId()).refused().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(state("ann", "seven").refused().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    private FakeStream<GetRequestResponse> state(String human, String requestId) {
        FakeStream<GetRequestResponse> stream = new FakeStream<>();
        var request = GetRequestRequest.newBuilder().setRequestId(requestId).build();
        FakeStream.as(human, () -> service.getRequest(request, stream));
        return stream;
    }

    private void assertRefused(ExecuteRequest.Builder request, Status.Code code, String reason) {
        int before = trail.records().size();
        assertThat(execute(request).refused().getCode()).isEqualTo(code);
        assertThat(trail.records()).hasSize(before + 1);
        assertThat(trail.records().getLast().getKind()).isEqualTo(Kind.KIND_DENIED);
        assertThat(trail.records().getLast().getVerdict().getReason()).isEqualTo(reason);
        assertThat(trail.records().getLast().getIdentity().getHuman()).isEqualTo("ann");
    }

    private FakeStream<ExecuteResponse> execute(ExecuteRequest.Builder request) {
        FakeStream<ExecuteResponse> stream = new FakeStream<>();
        FakeStream.as("ann", () -> service.execute(request.build(), stream));
        stream.awaitEnd();
        return stream;
    }

    private static ExecuteRequest.Builder request() {
        return work(sql("select 1").build());
    }

    private static ExecuteRequest.Builder work(Statement... statements) {
        return ExecuteRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSource("nowhere")
                .setStatements(StatementList.newBuilder().addAllStatements(List.of(statements)));
    }

    private static Statement.Builder sql(String sql) {
        return Statement.newBuilder().setSql(sql);
    }
}
