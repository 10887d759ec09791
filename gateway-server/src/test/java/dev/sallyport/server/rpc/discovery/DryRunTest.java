package dev.sallyport.server.rpc.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Cause;
import dev.sallyport.v1.Bounds;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.DryRunRequest;
import dev.sallyport.v1.DryRunResponse;
import dev.sallyport.v1.Effect;
import dev.sallyport.v1.HintKind;
import dev.sallyport.v1.OperationKind;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Statement;
import dev.sallyport.v1.UnderstoodOperation;
import dev.sallyport.v1.Verb;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dry run says, and that it says no more than a call would; none of them runs or leaves a record. */
class DryRunTest {
    private static final UnderstoodOperation NOTHING = UnderstoodOperation.newBuilder()
            .setKind(OperationKind.OPERATION_KIND_UNKNOWN)
            .build();

    @TempDir
    private Path folder;

    private AgentDesk desk;

    @BeforeEach
    void open() {
        desk = new AgentDesk(folder);
    }

    @AfterEach
    void close() {
        assertThat(desk.shop.opened).hasValue(0);
        assertThat(desk.trail.records()).isEmpty();
        desk.close();
    }

    @Test
    void missingUngrantedAndSystemTablesGetOneAnswer() {
        DryRunResponse missing = dryRun("select id from missing1");
        assertThat(missing.getRefusal().getReason()).isEqualTo(Reason.REASON_UNKNOWN_OBJECT);
        assertThat(missing.getOperation()).isEqualTo(NOTHING);
        for (String name : List.of("salaries", "orders", "pg_class")) {
            assertThat(text(dryRun("select id from " + name), name)).isEqualTo(text(missing, "missing1"));
        }
    }

    @Test
    void missingAndWithheldColumnsGetOneAnswer() {
        assertThat(text(dryRun("select margin from customers"), "margin"))
                .isEqualTo(text(dryRun("select nothing from customers"), "nothing"));
    }

    @Test
    void whatIsBroughtAlongIsNamedOnlyToWhoIsGrantedIt() {
        desk.shop.brought = List.of(brought(1, dev.sallyport.operation.Verb.READ, "orders", Cause.RULE));
        DryRunResponse denied = dryRun("select id from customers");
        assertThat(denied.getRefusal().getReason()).isEqualTo(Reason.REASON_NOT_ALLOWED);
        assertThat(denied.toString()).doesNotContain("orders");

        desk.setPolicy(AgentDesk.grant("both", Optional.empty(), "customers", "orders"));
        assertThat(dryRun("select id from customers").getOperation().getEffectsList())
                .extracting(effect -> effect.getTarget().getObject())
                .containsExactly("customers", "orders");
    }

    @Test
    void aConstraintThatIsToldOfNamesNothingHidden() {
        desk.shop.brought = List.of(
                brought(1, dev.sallyport.operation.Verb.INSERT, "customers", Cause.STATED),
                brought(2, dev.sallyport.operation.Verb.READ, "salaries", Cause.CONSTRAINT));
        desk.setPolicy(AgentDesk.withOracle(AgentDesk.withVerbs(
                AgentDesk.reads(Optional.empty()),
                dev.sallyport.operation.Verb.READ,
                dev.sallyport.operation.Verb.INSERT)));
        DryRunResponse answer = dryRun("select id from customers");

        assertThat(answer.hasAllowed()).isTrue();
        assertThat(answer.toString()).doesNotContain("salaries");
    }

    private static dev.sallyport.operation.Effect brought(
            int reference, dev.sallyport.operation.Verb verb, String table, Cause cause) {
        return new dev.sallyport.operation.Effect(
                reference, verb, SmallShop.name(table), Set.of("id"), Set.of(), Set.of(), Set.of(), cause);
    }

    @Test
    void aSourceWithoutAGrantAndAMissingOneGetOneAnswer() {
        DryRunResponse missing =
                dryRun("ann", request("select id from customers").setSource("nowhere"));
        assertThat(missing.getRefusal().getReason()).isEqualTo(Reason.REASON_UNKNOWN_OBJECT);
        assertThat(text(dryRun("bob", request("select id from customers")), "shop"))
                .isEqualTo(text(missing, "nowhere"));
        assertThat(text(dryRun("ann", request("select id from customers").setDatabase("other")), "shop"))
                .isEqualTo(text(missing, "nowhere"));
    }

    /** A leading word proves nothing, so nothing is made of it. */
    @Test
    void whatIsNotUnderstoodHasNoKindButUnknown() {
        DryRunResponse answer = dryRun("delete from customers");
        assertThat(answer.getOperation()).isEqualTo(NOTHING);
        assertThat(answer.getRefusal().getReason()).isEqualTo(Reason.REASON_NOT_UNDERSTOOD);
        assertThat(answer.getRefusal().getMessage()).isEqualTo("the statement is not understood");
        assertThat(answer.getColumnsCount()).isZero();
        assertThat(answer.hasLimits()).isFalse();
    }

    @Test
    void aDenialSaysWhatWasUnderstoodAndWhy() {
        desk.setPolicy(AgentDesk.withVerbs(AgentDesk.reads(Optional.empty()), dev.sallyport.operation.Verb.INSERT));
        DryRunResponse answer = dryRun("select email from customers");
        assertThat(answer.getRefusal().getReason()).isEqualTo(Reason.REASON_NOT_ALLOWED);
        assertThat(answer.getRefusal().getNextStep()).isNotBlank();
        assertThat(answer.getOperation().getEffects(0).getReadList()).containsExactly("email");
        assertThat(answer.getColumnsCount()).isZero();
    }

    @Test
    void whatIsNotWellFormedOrNotServedIsTheStatusOfTheCall() {
        assertThat(refused(request("select id from customers").clearSource())).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused(DryRunRequest.newBuilder().setSource("shop"))).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused(request("select id from customers")
                        .setBounds(Bounds.newBuilder().setRows(-1))))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused(request("select id from customers").setWithPlan(true)))
                .isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void aRefusalOfThisMomentIsTheStatusOfTheCall() {
        assertThat(refused(request("select id from customers").setExpectPolicyEtag("another")))
                .isEqualTo(Status.Code.ABORTED);
    }

    @Test
    void anApprovalThatIsNeededIsSaidWithItsRuleAndTerms() {
        desk.setPolicy(AgentDesk.reads(Optional.of("four-eyes")));
        DryRunResponse answer = dryRun("select email from customers");
        assertThat(answer.getApprovalRequired().getRulesList()).containsExactly("four-eyes");
        assertThat(answer.getApprovalRequired().getGrantsList()).containsExactly("reads-customers");
        assertThat(answer.getColumns(0).getMask()).isEqualTo("partial(email)");
    }

    @Test
    void whatWouldRunIsSaidWithEffectsMasksHintsAndLimits() {
        DryRunRequest.Builder request = request("select email from customers")
                .setBounds(Bounds.newBuilder().setRows(7));
        DryRunResponse answer = dryRun("ann", request);
        assertThat(answer.getAllowed().getGrantsList()).containsExactly("reads-customers");
        assertThat(answer.getAllowed().getPolicyEtag()).isEqualTo(desk.policy.hash());
        assertThat(answer.getOperation().getKind()).isEqualTo(OperationKind.OPERATION_KIND_READ);
        assertThat(answer.getOperation().getFunctionsList()).containsExactly("lower");
        Effect effect = answer.getOperation().getEffects(0);
        assertThat(effect.getVerb()).isEqualTo(Verb.VERB_READ);
        assertThat(effect.getTarget().getObject()).isEqualTo("customers");
        assertThat(effect.getTestedList()).containsExactly("email");
        assertThat(answer.getColumns(0).getDisclosure()).isEqualTo(Disclosure.DISCLOSURE_MASKED);
        assertThat(answer.getHints(0).getKind()).isEqualTo(HintKind.HINT_KIND_EVALUATED_ON_MASK);
        assertThat(answer.getLimits().getRows()).isEqualTo(7);
        assertThat(answer.getLimits().getBytes()).isEqualTo(1_000);
        assertThat(answer.getAuditIndex()).isZero();
    }

    private DryRunResponse dryRun(String sql) {
        return dryRun("ann", request(sql));
    }

    private DryRunResponse dryRun(String human, DryRunRequest.Builder request) {
        return AgentDesk.call(human, desk.dataAccess()::dryRun, request.build());
    }

    private Status.Code refused(DryRunRequest.Builder request) {
        return AgentDesk.refused("ann", desk.dataAccess()::dryRun, request.build())
                .getStatus()
                .getCode();
    }

    private static DryRunRequest.Builder request(String sql) {
        return DryRunRequest.newBuilder()
                .setSource("shop")
                .setStatement(Statement.newBuilder().setSql(sql));
    }

    private static String text(DryRunResponse answer, String name) {
        return answer.toString().replace(name, "{}");
    }
}
