package dev.sallyport.server.rpc.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.policy.Grant;
import dev.sallyport.server.flow.Explanations;
import dev.sallyport.server.rpc.discovery.AgentDesk;
import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.ExplainDecisionRequest;
import dev.sallyport.v1.ExplainDecisionResponse;
import dev.sallyport.v1.ExplainedCaller;
import dev.sallyport.v1.GrantVerdict;
import dev.sallyport.v1.OperationKind;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why somebody's statement is refused or allowed, as an admin may know it; nothing runs. */
class ExplainDecisionTest {
    @TempDir
    private Path folder;

    private AgentDesk desk;
    private Grant grant;

    @BeforeEach
    void open() {
        desk = new AgentDesk(folder);
        grant = AgentDesk.reads(Optional.empty());
    }

    @AfterEach
    void close() {
        assertThat(desk.shop.opened).hasValue(0);
        desk.close();
    }

    @Test
    void aHiddenTableIsRefusedToTheCallerAndExplainedToTheAdmin() {
        ExplainDecisionResponse answer = explain("ann", "select id from salaries");
        assertThat(answer.getRefusal().getReason()).isEqualTo(Reason.REASON_UNKNOWN_OBJECT);
        assertThat(answer.getRefusal().getMessage()).contains("does not exist or is not granted");
        assertThat(answer.getOperation().getEffects(0).getTarget().getObject()).isEqualTo("salaries");
        assertNear(answer, "object");
    }

    @Test
    void aWithheldColumnIsExplainedByItsGrant() {
        assertNear(explain("ann", "select margin from customers"), "columns");
    }

    @Test
    void aMissingTableHasNothingToExplain() {
        ExplainDecisionResponse answer = explain("ann", "select id from nowhere");
        assertThat(answer.getRefusal().getReason()).isEqualTo(Reason.REASON_UNKNOWN_OBJECT);
        assertThat(answer.getOperation().getKind()).isEqualTo(OperationKind.OPERATION_KIND_UNKNOWN);
        assertThat(answer.getVerdictsCount()).isZero();
    }

    @Test
    void whoHasNoGrantAtAllHearsThatTheSourceDoesNotExist() {
        ExplainDecisionResponse answer = explain("bob", "select id from customers");
        assertThat(answer.getRefusal().getMessage()).startsWith("source `shop` does not exist");
        assertThat(answer.getVerdictsCount()).isZero();
    }

    @Test
    void whatIsNotWellFormedIsNamed() throws IOException {
        assertThat(refused(request("ann", "select id from customers").clearCaller()))
                .contains("caller");
        assertThat(refused(request("ann", "select id from customers").setAuditIndex(7)))
                .contains("audit_index");
        assertThat(refused(request("ann", "select id from customers").setSource("other")))
                .contains("one of `shop`");
        assertThat(refused(request("ann", "select id from customers").setDatabase("other")))
                .contains("shopdb");
    }

    @Test
    void anApprovalIsExplainedByItsRule() {
        grant = AgentDesk.reads(Optional.of("four-eyes"));
        assertThat(explain("ann", "select id from customers")
                        .getApprovalRequired()
                        .getRulesList())
                .containsExactly("four-eyes");
    }

    @Test
    void whatIsAllowedNamesGrantsEtagsAndMasks() {
        ExplainDecisionResponse answer = explain("ann", "select email from customers");
        assertThat(answer.getAllowed().getGrantsList()).containsExactly("reads-customers");
        assertThat(answer.getVerdictsList()).singleElement().satisfies(verdict -> {
            assertThat(verdict.getMatched()).isTrue();
            assertThat(verdict.getEtag()).isEqualTo(grant.etag());
            assertThat(verdict.getObjects(0).getObject()).isEqualTo("customers");
        });
        assertThat(answer.getMasks(0).getMask()).isEqualTo("partial(email)");
        assertThat(answer.getPolicyEtag()).isEqualTo(answer.getAllowed().getPolicyEtag());
    }

    private void assertNear(ExplainDecisionResponse answer, String dimension) {
        GrantVerdict near = answer.getVerdicts(0);
        assertThat(near.getGrant()).isEqualTo("reads-customers");
        assertThat(near.getMatched()).isFalse();
        assertThat(near.getFailedDimension()).isEqualTo(dimension);
        assertThat(near.getEtag()).isEqualTo(grant.etag());
    }

    private ExplainDecisionResponse explain(String human, String sql) {
        desk.setPolicy(grant);
        return answers().of(request(human, sql).build());
    }

    private String refused(ExplainDecisionRequest.Builder request) throws IOException {
        try (AdminDesk admins = new AdminDesk(Files.createTempDirectory(folder, "admins"))) {
            return String.valueOf(AdminDesk.refused("root", admins.grants()::explainDecision, request.build())
                    .getDescription());
        }
    }

    private DecisionAnswers answers() {
        return new DecisionAnswers(new Explanations(desk.snapshots, () -> Rules.NOW), new SourceCatalogs(desk.sources));
    }

    private static ExplainDecisionRequest.Builder request(String human, String sql) {
        return ExplainDecisionRequest.newBuilder()
                .setCaller(ExplainedCaller.newBuilder()
                        .setIssuer(Rules.ISSUER)
                        .setHuman(human)
                        .setAgent("spiffe://shop.example/agent")
                        .setTask("task-7"))
                .setSource("shop")
                .setStatement(Statement.newBuilder().setSql(sql));
    }
}
