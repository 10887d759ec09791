package dev.sallyport.server.rpc.policy;

import static dev.sallyport.server.rpc.policy.AdminDesk.call;
import static dev.sallyport.server.rpc.policy.AdminDesk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.ApplyPolicyRequest;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.BatchUpdateClassificationsRequest;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.CreateGrantRequest;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.Manifest;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.RevokeGrantRequest;
import dev.sallyport.v1.UpdateGrantRequest;
import io.grpc.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that an admin is refused stands in the trail before they hear of it. */
class RefusedChangeTest {
    @TempDir
    private Path folder;

    private AdminDesk desk;
    private GrantsService grants;

    @BeforeEach
    void open() {
        desk = new AdminDesk(folder);
        grants = desk.grants();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aGrantThatIsNotWellFormedIsRecorded() {
        var request = CreateGrantRequest.newBuilder()
                .setRequestId("seven")
                .setGrant(GrantRequests.draft("reads"))
                .build();
        var _ = refused("root", grants::createGrant, request);
        assertRecorded("MALFORMED", "grant", "reads", "create");
        assertThat(recorded().getRequestId()).isEqualTo("seven");
    }

    @Test
    void aGrantToItsAuthorIsRecorded() {
        var _ = refused("ann", grants::createGrant, GrantRequests.creation("reads"));
        assertRecorded("NOT_ALLOWED", "grant", "reads", "create");
        assertThat(recorded().getIdentity().getHuman()).isEqualTo("ann");
        assertThat(recorded().getVerdict().getRule()).isEqualTo("policy.no-self-grant");
    }

    @Test
    void aChangeWithAnOldEtagIsRecorded() {
        Grant made = call("root", grants::createGrant, GrantRequests.creation("reads"))
                .getGrant();
        var update = UpdateGrantRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .setGrant(made.toBuilder().setEtag("old"))
                .build();
        var _ = refused("root", grants::updateGrant, update);
        assertRecorded("POLICY_CHANGED", "grant", "reads", "update");
    }

    @Test
    void aRevocationOfWhatIsNotThereIsRecorded() {
        var revoke = RevokeGrantRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .setName("nothing\u202e")
                .build();
        var _ = refused("root", grants::revokeGrant, revoke);
        assertRecorded("UNKNOWN_OBJECT", "grant", "nothing\\u{202e}", "delete");
    }

    @Test
    void aManifestOfAnotherPolicyIsRecorded() {
        var apply = ApplyPolicyRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .setManifest(Manifest.newBuilder().setName("shop").addGrants(GrantRequests.draft("reads")))
                .setExpectSnapshot("old")
                .build();
        var _ = refused("root", grants::applyPolicy, apply);
        assertRecorded("POLICY_CHANGED", "manifest", "shop", "apply");
    }

    @Test
    void aClassOfAnUnknownColumnIsRecorded() {
        ObjectRef salary = ObjectRef.newBuilder()
                .setSource("shop")
                .setSchema("public")
                .setObject("customers")
                .setColumn("salary")
                .build();
        var set = BatchUpdateClassificationsRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .addSet(Classification.newBuilder().setColumn(salary));
        var _ = refused("root", desk.classifications()::batchUpdateClassifications, set.build());
        assertRecorded("MALFORMED", "classification", "shop.public.customers.salary", "update");

        var remove = set.clearSet().addRemove(salary);
        var _ = refused("root", desk.classifications()::batchUpdateClassifications, remove.build());
        assertThat(desk.trail.records().getLast().getChange().getAction()).isEqualTo("delete");
    }

    @Test
    void aRefusalThatCannotBeRecordedIsNotGivenAsOne() {
        desk.trail.breakDisk();
        Status refused = refused("ann", grants::createGrant, GrantRequests.creation("reads"));
        assertThat(refused.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }

    private void assertRecorded(String reason, String type, String subject, String action) {
        AuditRecord record = recorded();
        assertThat(record.getKind()).isEqualTo(Kind.KIND_DENIED);
        assertThat(record.getVerdict().getDecision()).isEqualTo(AuditRecord.Decision.DECISION_DENY);
        assertThat(record.getVerdict().getReason()).isEqualTo(reason);
        assertThat(record.getChange())
                .isEqualTo(AuditRecord.Change.newBuilder()
                        .setResourceType(type)
                        .setSubject(subject)
                        .setAction(action)
                        .build());
    }

    /** The one record of the trail; changes that take place are recorded elsewhere in these tests. */
    private AuditRecord recorded() {
        assertThat(desk.trail.records()).hasSize(1);
        return desk.trail.records().getFirst();
    }
}
