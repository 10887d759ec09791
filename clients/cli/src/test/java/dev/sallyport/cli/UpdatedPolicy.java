package dev.sallyport.cli;

import dev.sallyport.v1.ApplyPolicyRequest;
import dev.sallyport.v1.ApplyPolicyResponse;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.ClassificationsServiceGrpc.ClassificationsServiceImplBase;
import dev.sallyport.v1.GetClassificationRequest;
import dev.sallyport.v1.GetClassificationResponse;
import dev.sallyport.v1.GetGrantRequest;
import dev.sallyport.v1.GetGrantResponse;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.GrantsServiceGrpc.GrantsServiceImplBase;
import dev.sallyport.v1.Level;
import dev.sallyport.v1.Limits;
import dev.sallyport.v1.Mask;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.PartialMask;
import dev.sallyport.v1.PlanPolicyRequest;
import dev.sallyport.v1.PlanPolicyResponse;
import dev.sallyport.v1.PolicyChange;
import dev.sallyport.v1.PolicyChangeKind;
import io.grpc.stub.StreamObserver;

/** A gateway where a class and a grant count already. */
final class UpdatedPolicy {
    static final String YAML = """
            grants:
              - {name: g, agent: "spiffe://x/a", human: {everyone: true}, task: "*", source: s, objects: [public.t],
                 verbs: [read], reason: young}
            """;

    private UpdatedPolicy() {}

    private static <T> void answer(StreamObserver<T> to, T message) {
        to.onNext(message);
        to.onCompleted();
    }

    static final class Grants extends GrantsServiceImplBase {
        private Grant planned = Grant.getDefaultInstance();

        @Override
        public void planPolicy(PlanPolicyRequest request, StreamObserver<PlanPolicyResponse> answer) {
            planned = request.getManifest().getGrants(0);
            var column = ObjectRef.newBuilder()
                    .setSource("s")
                    .setSchema("public")
                    .setObject("t")
                    .setColumn("c");
            answer(
                    answer,
                    PlanPolicyResponse.newBuilder()
                            .setSnapshot("planned")
                            .addChanges(update().setClassification(column).setSummary("masked with redact"))
                            .addChanges(update().setGrant("g").setSummary("differs in reason"))
                            .build());
        }

        private static PolicyChange.Builder update() {
            return PolicyChange.newBuilder().setKind(PolicyChangeKind.POLICY_CHANGE_KIND_UPDATE);
        }

        /** With what the gateway fills in. */
        @Override
        public void getGrant(GetGrantRequest request, StreamObserver<GetGrantResponse> answer) {
            var grant = planned.toBuilder()
                    .setReason("old")
                    .setDatabase("d")
                    .setLimits(Limits.newBuilder().setRows(1_000))
                    .setEtag("1");
            answer(answer, GetGrantResponse.newBuilder().setGrant(grant).build());
        }
    }

    static final class Classes extends ClassificationsServiceImplBase {
        @Override
        public void getClassification(
                GetClassificationRequest request, StreamObserver<GetClassificationResponse> answer) {
            var entry = Classification.newBuilder()
                    .setLevel(Level.LEVEL_MASKED)
                    .setMask(Mask.newBuilder()
                            .setPartial(PartialMask.newBuilder().setLast(4)));
            answer(
                    answer,
                    GetClassificationResponse.newBuilder()
                            .setClassification(entry)
                            .build());
        }
    }

    static final class NoChange extends GrantsServiceImplBase {
        @Override
        public void planPolicy(PlanPolicyRequest request, StreamObserver<PlanPolicyResponse> answer) {
            answer(answer, PlanPolicyResponse.newBuilder().setSnapshot("same").build());
        }

        @Override
        public void applyPolicy(ApplyPolicyRequest request, StreamObserver<ApplyPolicyResponse> answer) {
            answer(answer, ApplyPolicyResponse.newBuilder().setSnapshot("same").build());
        }
    }
}
