package dev.sallyport.server.rpc.policy;

import static dev.sallyport.server.rpc.policy.AdminDesk.call;
import static dev.sallyport.server.rpc.policy.AdminDesk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.ApplyPolicyRequest;
import dev.sallyport.v1.ApplyPolicyResponse;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.CreateGrantResponse;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.Level;
import dev.sallyport.v1.ListGrantsRequest;
import dev.sallyport.v1.ListGrantsResponse;
import dev.sallyport.v1.Manifest;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.PlanPolicyRequest;
import dev.sallyport.v1.PlanPolicyResponse;
import dev.sallyport.v1.PolicyChange;
import dev.sallyport.v1.PolicyChangeKind;
import dev.sallyport.v1.Verb;
import io.grpc.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies from files. */
class ManifestTest {
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
    void aManifestOwnsItsRulesAndNoOthers() {
        create("by-hand");
        Manifest manifest = manifest("one", "two");
        ApplyPolicyResponse applied = apply(manifest, plan(manifest).getSnapshot());

        assertThat(applied.getChangesList())
                .extracting(PolicyChange::getKind)
                .containsOnly(PolicyChangeKind.POLICY_CHANGE_KIND_CREATE)
                .hasSize(3);
        assertThat(plan(manifest).getChangesList()).isEmpty();
        ApplyPolicyResponse less =
                apply(manifest("two").toBuilder().clearClassifications().build(), applied.getSnapshot());
        assertThat(less.getChangesList())
                .extracting(PolicyChange::getKind)
                .containsExactly(
                        PolicyChangeKind.POLICY_CHANGE_KIND_REVOKE, PolicyChangeKind.POLICY_CHANGE_KIND_REVOKE);
        assertThat(list(false).getGrantsList()).extracting(Grant::getName).containsExactly("by-hand", "two");
    }

    @Test
    void aPlanTellsOfTheRightToAskConstraints() {
        Manifest.Builder wide = manifest("one").toBuilder().clearClassifications();
        wide.getGrantsBuilder(0).addVerbs(Verb.VERB_UPDATE).setWriteOracle(true);
        PlanPolicyResponse plan = plan(wide.build());

        assertThat(plan.getChanges(0).getSummary()).startsWith("READ, UPDATE with write_oracle on shop until");
        apply(wide.build(), plan.getSnapshot());
        assertThat(list(false).getGrants(0).getWriteOracle()).isTrue();
        wide.getGrantsBuilder(0).setWriteOracle(false);
        assertThat(plan(wide.build()).getChanges(0).getSummary()).contains("write_oracle");
    }

    @Test
    void aManifestTakesOverNoRuleOfAnotherHand() {
        create("one");
        Status refused = refused(
                "root",
                grants::planPolicy,
                PlanPolicyRequest.newBuilder().setManifest(manifest("one")).build());

        assertThat(refused.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refused.getDescription()).isEqualTo("grant `one` was made by hand");
    }

    @Test
    void aPlanOfAnotherPolicyIsNotApplied() {
        String snapshot = plan(manifest("one")).getSnapshot();
        create("by-hand");
        var request = ApplyPolicyRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .setManifest(manifest("one"))
                .setExpectSnapshot(snapshot)
                .build();

        assertThat(refused("root", grants::applyPolicy, request).getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(list(false).getGrantsList()).extracting(Grant::getName).containsExactly("by-hand");
    }

    private PlanPolicyResponse plan(Manifest manifest) {
        var request = PlanPolicyRequest.newBuilder().setManifest(manifest).build();
        return call("root", grants::planPolicy, request);
    }

    private ApplyPolicyResponse apply(Manifest manifest, String snapshot) {
        var request = ApplyPolicyRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .setManifest(manifest)
                .setExpectSnapshot(snapshot)
                .build();
        return call("root", grants::applyPolicy, request);
    }

    private static Manifest manifest(String... names) {
        Manifest.Builder manifest = Manifest.newBuilder().setName("shop");
        for (String name : names) {
            manifest.addGrants(GrantRequests.draft(name));
        }
        return manifest.addClassifications(Classification.newBuilder()
                        .setColumn(ObjectRef.newBuilder()
                                .setSource("shop")
                                .setSchema("public")
                                .setObject("customers")
                                .setColumn("id"))
                        .setLevel(Level.LEVEL_CLEAR))
                .build();
    }

    private CreateGrantResponse create(String name) {
        return call("root", grants::createGrant, GrantRequests.creation(name));
    }

    private ListGrantsResponse list(boolean withEnded) {
        var request = ListGrantsRequest.newBuilder().setWithEnded(withEnded).build();
        return call("root", grants::listGrants, request);
    }
}
