package dev.sallyport.server.rpc.policy;

import static dev.sallyport.server.rpc.policy.AdminDesk.call;
import static dev.sallyport.server.rpc.policy.AdminDesk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.ApplyPolicyRequest;
import dev.sallyport.v1.BatchUpdateClassificationsRequest;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.CreateGrantRequest;
import dev.sallyport.v1.GetClassificationRequest;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.Level;
import dev.sallyport.v1.Manifest;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.PlanPolicyRequest;
import dev.sallyport.v1.RevokeGrantRequest;
import dev.sallyport.v1.UpdateGrantRequest;
import io.grpc.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of admins that break the rules of the proto files, or that contradict themselves or what there is. */
class MalformedRequestTest {
    private static final ObjectRef ID = ObjectRef.newBuilder()
            .setSource("shop")
            .setSchema("public")
            .setObject("customers")
            .setColumn("id")
            .build();
    private static final Classification CLEAR = Classification.newBuilder()
            .setColumn(ID)
            .setLevel(Level.LEVEL_CLEAR)
            .build();

    @TempDir
    private Path folder;

    private AdminDesk desk;
    private GrantsService grants;
    private ClassificationsService classes;

    @BeforeEach
    void open() {
        desk = new AdminDesk(folder);
        grants = desk.grants();
        classes = desk.classifications();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void everyChangeNeedsARequestIdThatIsOne() {
        Grant made = call("root", grants::createGrant, GrantRequests.creation("made"))
                .getGrant();
        assertId(refused(
                "root",
                grants::createGrant,
                CreateGrantRequest.newBuilder()
                        .setGrant(GrantRequests.draft("reads"))
                        .build()));
        assertId(refused(
                "root",
                grants::updateGrant,
                UpdateGrantRequest.newBuilder().setGrant(made).build()));
        assertId(refused(
                "root",
                grants::revokeGrant,
                RevokeGrantRequest.newBuilder()
                        .setName("made")
                        .setEtag(made.getEtag())
                        .build()));
        assertId(refused(
                "root",
                grants::applyPolicy,
                ApplyPolicyRequest.newBuilder()
                        .setManifest(manifest())
                        .setExpectSnapshot(desk.store.current().hash())
                        .build()));
        assertId(refused(
                "root",
                classes::batchUpdateClassifications,
                BatchUpdateClassificationsRequest.newBuilder().addSet(CLEAR).build()));
        assertThat(desk.store.current().version()).isEqualTo(1);
    }

    private static void assertId(Status refused) {
        assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).startsWith("field `request_id` is not well formed");
    }

    @Test
    void aPlanNeedsAManifest() {
        Status refused = refused("root", grants::planPolicy, PlanPolicyRequest.getDefaultInstance());
        assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).startsWith("field `manifest` is not well formed");
    }

    @Test
    void aManifestHasAName() {
        assertPlan(
                Status.Code.INVALID_ARGUMENT,
                "`manifest.name` is ``",
                manifest().setName(" "));
    }

    @Test
    void aManifestNamesEachRuleOnce() {
        assertPlan(
                Status.Code.INVALID_ARGUMENT,
                "`manifest.grants` is `reads`",
                manifest().addGrants(GrantRequests.draft("reads")));
        assertPlan(
                Status.Code.INVALID_ARGUMENT,
                "`manifest.classifications` is `id`",
                manifest().addClassifications(CLEAR).addClassifications(CLEAR));
    }

    @Test
    void aManifestTakesOverNoClassOfAnotherHand() {
        var _ = call(
                "root",
                classes::batchUpdateClassifications,
                BatchUpdateClassificationsRequest.newBuilder()
                        .setRequestId(GrantRequests.id())
                        .addSet(CLEAR)
                        .build());
        assertPlan(
                Status.Code.FAILED_PRECONDITION,
                "the class of `id` was made by hand",
                manifest().addClassifications(CLEAR));
    }

    private void assertPlan(Status.Code code, String message, Manifest.Builder manifest) {
        Status refused = refused(
                "root",
                grants::planPolicy,
                PlanPolicyRequest.newBuilder().setManifest(manifest).build());
        assertThat(refused.getCode()).isEqualTo(code);
        assertThat(refused.getDescription()).startsWith(message);
    }

    @Test
    void aColumnIsNamedInWhole() {
        assertColumn("column.object", ID.toBuilder().clearObject());
        assertColumn("column.column", ID.toBuilder().clearColumn());
        assertColumn("column.database", ID.toBuilder().setDatabase("otherdb"));
        assertColumn("column.source", ID.toBuilder().clearSource());
    }

    private void assertColumn(String field, ObjectRef.Builder column) {
        var request = GetClassificationRequest.newBuilder().setColumn(column).build();
        Status refused = refused("root", classes::getClassification, request);
        assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).startsWith("`" + field + "` is `");
    }

    private static Manifest.Builder manifest() {
        return Manifest.newBuilder().setName("shop").addGrants(GrantRequests.draft("reads"));
    }
}
