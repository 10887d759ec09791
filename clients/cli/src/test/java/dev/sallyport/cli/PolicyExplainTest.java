package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.Allowed;
import dev.sallyport.v1.ApprovalRequired;
import dev.sallyport.v1.ExplainDecisionRequest;
import dev.sallyport.v1.ExplainDecisionResponse;
import dev.sallyport.v1.GrantVerdict;
import dev.sallyport.v1.GrantsServiceGrpc.GrantsServiceImplBase;
import dev.sallyport.v1.MaskedColumn;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.OperationKind;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Refusal;
import dev.sallyport.v1.UnderstoodOperation;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyExplainTest {
    private static final ObjectRef.Builder ORDERS =
            ObjectRef.newBuilder().setSchema("public").setObject("orders");
    private static final ExplainDecisionResponse DENIED = ExplainDecisionResponse.newBuilder()
            .setOperation(UnderstoodOperation.newBuilder().setKind(OperationKind.OPERATION_KIND_READ))
            .setRefusal(Refusal.newBuilder()
                    .setReason(Reason.REASON_NOT_ALLOWED)
                    .setMessage("no grant allows read on `orders`")
                    .setRule("grants.verb")
                    .setNextStep("ask an admin"))
            .addVerdicts(GrantVerdict.newBuilder()
                    .setGrant("support")
                    .setFailedDimension("verb")
                    .setEtag("e1"))
            .build();

    private final List<ExplainDecisionRequest> received = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void whoIsMeantMustBeSaid() throws IOException {
        assertThat(run(DENIED).code()).isEqualTo(2);
        assertThat(run(DENIED, "--issuer", "i", "--human", "h").err()).contains("--agent");
        assertThat(explained(DENIED, "--attribute", "region").err()).contains("expected NAME=VALUE");
        assertThat(explained(DENIED, "--attribute", "level=int:x").err()).contains("expected int:7");
        assertThat(received).isEmpty();
    }

    @Test
    void denialNamesTheGrantsThatWereNear() throws IOException {
        var run = explained(DENIED);
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                        decision: deny
                        refused: no grant allows read on `orders`
                        reason: not_allowed
                        rule: grants.verb
                        next: ask an admin
                        kind: read

                        grant   | matched | failed | objects | etag
                        --------+---------+--------+---------+-----
                        support | no      | verb   |         | e1

                        """);
    }

    @Test
    void whatIsAllowedNamesGrantsAndMasks() throws IOException {
        var allowed = ExplainDecisionResponse.newBuilder()
                .setAllowed(Allowed.newBuilder().addGrants("support").setPolicyEtag("p1"))
                .setPolicyEtag("p1")
                .addVerdicts(GrantVerdict.newBuilder()
                        .setGrant("support")
                        .setMatched(true)
                        .addObjects(ORDERS))
                .addMasks(MaskedColumn.newBuilder()
                        .setColumn(ORDERS.clone().setColumn("note"))
                        .setMask("redact"))
                .build();
        assertThat(explained(allowed).out())
                .startsWith("decision: allow\ngrants: support\npolicy: p1\n")
                .contains("support | yes     |        | public.orders |")
                .endsWith("public.orders.note: redact\n");
        assertThat(explained(allowed, "-o", "json").out())
                .contains("\"matched\":true")
                .contains("\"masks\":[{\"column\":\"public.orders.note\",\"mask\":\"redact\"}]");
    }

    @Test
    void aQuestionNamesRulesAndReasonsApart() throws IOException {
        var asked = ExplainDecisionResponse.newBuilder()
                .setApprovalRequired(ApprovalRequired.newBuilder()
                        .addRules("two-eyes")
                        .addReasons("risk.unbounded")
                        .addGrants("support"))
                .build();
        assertThat(explained(asked).out()).startsWith("""
                        decision: ask
                        a person has to say yes by: two-eyes
                        a person has to say yes because of: risk.unbounded
                        grants: support
                        """);
        assertThat(explained(asked, "-o", "json").out())
                .contains("\"approval_rules\":[\"two-eyes\"]")
                .contains("\"approval_reasons\":[\"risk.unbounded\"]");
    }

    @Test
    void identityAndStatementTravel() throws IOException {
        var _ = explained(DENIED, "--task", "t", "--group", "g", "--attribute", "level=int:7", "--attribute", "a=b");
        ExplainDecisionRequest request = received.getFirst();
        assertThat(request.getCaller().getIssuer()).isEqualTo("i");
        assertThat(request.getCaller().getHuman()).isEqualTo("h");
        assertThat(request.getCaller().getAgent()).isEqualTo("spiffe://a/b");
        assertThat(request.getCaller().getTask()).isEqualTo("t");
        assertThat(request.getCaller().getGroupsList()).containsExactly("g");
        assertThat(request.getCaller().getAttributes(0).getNumber()).isEqualTo(7);
        assertThat(request.getCaller().getAttributes(1).getText()).isEqualTo("b");
        assertThat(request.getSource()).isEqualTo("shop-pg");
        assertThat(request.getStatement().getSql()).isEqualTo("select 1");
    }

    @Test
    void commandTravelsAsADocumentAndABrokenOneDoesNot() throws IOException {
        try (var gateway = new FakeGateway(folder, service(DENIED))) {
            var broken = explain(gateway, "{\"find\": \"c\", \"find\": \"d\"}");
            assertThat(broken.code()).isEqualTo(2);
            assertThat(broken.err()).startsWith("error: the name `find` stands twice in one document");
            assertThat(received).isEmpty();
            assertThat(explain(gateway, "{\"find\": \"c\"}").code()).isZero();
            assertThat(received.getFirst().getStatement().getBsonCommand().toByteArray())
                    .isEqualTo(SampleDocuments.bson("{\"find\": \"c\"}"));
        }
    }

    private static FakeGateway.Run explain(FakeGateway gateway, String text) {
        return gateway.run(
                "policy", "explain", "shop-mongo", text, "--issuer", "i", "--human", "h", "--agent", "spiffe://a/b");
    }

    private FakeGateway.Run explained(ExplainDecisionResponse response, String... options) throws IOException {
        var all = new ArrayList<>(List.of("--issuer", "i", "--human", "h", "--agent", "spiffe://a/b"));
        all.addAll(List.of(options));
        return run(response, all.toArray(String[]::new));
    }

    private FakeGateway.Run run(ExplainDecisionResponse response, String... options) throws IOException {
        try (var gateway = new FakeGateway(folder, service(response))) {
            var arguments = new ArrayList<>(List.of("policy", "explain", "shop-pg", "select 1"));
            arguments.addAll(List.of(options));
            return gateway.run(arguments.toArray(String[]::new));
        }
    }

    private GrantsServiceImplBase service(ExplainDecisionResponse response) {
        return new GrantsServiceImplBase() {
            @Override
            public void explainDecision(
                    ExplainDecisionRequest request, StreamObserver<ExplainDecisionResponse> answer) {
                var _ = received.add(request);
                answer.onNext(response);
                answer.onCompleted();
            }
        };
    }
}
