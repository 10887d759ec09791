package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.ApplyPolicyRequest;
import dev.sallyport.v1.ApplyPolicyResponse;
import dev.sallyport.v1.GrantsServiceGrpc.GrantsServiceImplBase;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.PlanPolicyRequest;
import dev.sallyport.v1.PlanPolicyResponse;
import dev.sallyport.v1.PolicyChange;
import dev.sallyport.v1.PolicyChangeKind;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
    private final List<ApplyPolicyRequest> applied = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("policy"));
        Files.writeString(
                folder.resolve("policy/a.yaml"),
                "classifications: [{source: s, object: public.t, columns: {c: {show: redact}}}]");
    }

    @Test
    void mistakeInAFileStopsEverything() throws IOException {
        Path file = Files.writeString(folder.resolve("policy/b.yaml"), "grants: [{nmae: x}]");
        try (var gateway = gateway()) {
            var run = gateway.run("policy", "apply", folder.resolve("policy").toString());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .startsWith("error: `" + file + "`, key `grants[0].nmae`: is not known, expected one of");
            assertThat(applied).isEmpty();
        }
    }

    @Test
    void planPrintsTheDifference() throws IOException {
        try (var gateway = gateway()) {
            var run = gateway.run("policy", "plan", folder.resolve("policy").toString());
            assertThat(run.out()).isEqualTo("+ class s.public.t.c: masked\n- grant old\n2 changes, snapshot planned\n");
            assertThat(applied).isEmpty();
        }
    }

    @Test
    void applyExpectsWhatItPlannedOn() throws IOException {
        try (var gateway = gateway()) {
            var run = gateway.run("policy", "apply", folder.resolve("policy").toString());
            assertThat(run.code()).isZero();
            assertThat(run.out()).endsWith("audit index 8\n");
            assertThat(applied.getFirst().getExpectSnapshot()).isEqualTo("planned");
            assertThat(applied.getFirst().getManifest().getName()).isEqualTo("policy");
        }
    }

    @Test
    void planShowsTheOldBesideTheNew() throws IOException {
        try (var gateway = new FakeGateway(folder, new UpdatedPolicy.Grants(), new UpdatedPolicy.Classes())) {
            Files.writeString(folder.resolve("policy/g.yaml"), UpdatedPolicy.YAML);
            var run = gateway.run("policy", "plan", folder.resolve("policy").toString());
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEqualTo("""
                            ~ class s.public.t.c: masked with redact
                                was: partial(last 4)
                            ~ grant g: differs in reason
                                reason was: "old"
                                reason now: "young"
                            2 changes, snapshot planned
                            """);
        }
    }

    @Test
    void applyOfNothingHasNoAuditIndex() throws IOException {
        try (var gateway = new FakeGateway(folder, new UpdatedPolicy.NoChange())) {
            var run = gateway.run("policy", "apply", folder.resolve("policy").toString());
            assertThat(run.out()).isEqualTo("nothing to change, snapshot same\n");
        }
    }

    @Test
    void validateCountsAsPeopleDo() throws IOException {
        try (var gateway = gateway()) {
            String policy = folder.resolve("policy").toString();
            assertThat(gateway.runAlone("policy", "validate", policy).out())
                    .isEqualTo("0 grants and 1 class, all well formed\n");
        }
    }

    @Test
    void fileThatIsNoYamlIsToldInOneLine() throws IOException {
        try (var gateway = gateway()) {
            Files.writeString(folder.resolve("policy/b.yaml"), "grants: [{name: x");
            var run = gateway.runAlone(
                    "policy", "validate", folder.resolve("policy").toString());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains("b.yaml`, key `grants[0]`: is wrong in line 1: while parsing a flow mapping, expected")
                    .doesNotContain("\\n")
                    .hasLineCount(2);
        }
    }

    @Test
    void applyOfAnEarlierPlanExpectsItsSnapshot() throws IOException {
        try (var gateway = gateway()) {
            var _ = gateway.run("policy", "apply", folder.resolve("policy").toString(), "--snapshot", "seen");
            assertThat(applied.getFirst().getExpectSnapshot()).isEqualTo("seen");
        }
    }

    private FakeGateway gateway() throws IOException {
        return new FakeGateway(folder, new GrantsServiceImplBase() {
            @Override
            public void planPolicy(PlanPolicyRequest request, StreamObserver<PlanPolicyResponse> answer) {
                var column = ObjectRef.newBuilder()
                        .setSource("s")
                        .setSchema("public")
                        .setObject("t")
                        .setColumn("c");
                answer.onNext(PlanPolicyResponse.newBuilder()
                        .setSnapshot("planned")
                        .addChanges(PolicyChange.newBuilder()
                                .setKind(PolicyChangeKind.POLICY_CHANGE_KIND_CREATE)
                                .setClassification(column)
                                .setSummary("masked"))
                        .addChanges(PolicyChange.newBuilder()
                                .setKind(PolicyChangeKind.POLICY_CHANGE_KIND_REVOKE)
                                .setGrant("old"))
                        .build());
                answer.onCompleted();
            }

            @Override
            public void applyPolicy(ApplyPolicyRequest request, StreamObserver<ApplyPolicyResponse> answer) {
                var _ = applied.add(request);
                answer.onNext(ApplyPolicyResponse.newBuilder().setAuditIndex(8).build());
                answer.onCompleted();
            }
        });
    }
}
