package dev.sallyport.server.rpc.discovery;

import static dev.sallyport.operation.Verb.DDL;
import static dev.sallyport.operation.Verb.DELETE;
import static dev.sallyport.operation.Verb.INSERT;
import static dev.sallyport.operation.Verb.READ;
import static dev.sallyport.operation.Verb.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Capability;
import dev.sallyport.v1.CheckAccessRequest;
import dev.sallyport.v1.CheckAccessResponse;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Verb;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict on a verb and an object. */
class CheckAccessTest {
    private static final Set<Capability> WRITES = Set.of(Capability.SIMPLE_READS, Capability.WRITES);

    @TempDir
    private Path folder;

    private AgentDesk desk;

    @BeforeEach
    void open() {
        desk = new AgentDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void accessToWhatIsHiddenIsDeniedAsToWhatIsMissing() {
        CheckAccessResponse missing = check(Verb.VERB_READ, object("missing1"));
        assertThat(missing.getAllowed()).isFalse();
        assertThat(missing.getRefusal().getReason()).isEqualTo(Reason.REASON_UNKNOWN_OBJECT);
        assertThat(check(Verb.VERB_READ, object("salaries")).toString().replace("salaries", "{}"))
                .isEqualTo(missing.toString().replace("missing1", "{}"));
        CheckAccessResponse nothing = check(Verb.VERB_READ, object("customers").setColumn("nothing"));
        assertThat(check(Verb.VERB_READ, object("customers").setColumn("margin"))
                        .toString()
                        .replace("margin", "{}"))
                .isEqualTo(nothing.toString().replace("nothing", "{}"));
    }

    @Test
    void accessIsWhatPolicyAndEngineSay() {
        assertThat(check(Verb.VERB_DELETE, object("customers")).getRefusal().getReason())
                .isEqualTo(Reason.REASON_UNSUPPORTED);
        assertThat(check(Verb.VERB_READ, object("customers")).getAllowed()).isTrue();
        assertThat(check(Verb.VERB_READ, object("customers").setColumn("email")).getAllowed())
                .isTrue();

        desk.setPolicy(AgentDesk.reads(Optional.of("four-eyes")));
        assertThat(check(Verb.VERB_READ, object("customers")).getApprovalRulesList())
                .containsExactly("four-eyes");

        desk.setPolicy(AgentDesk.withVerbs(AgentDesk.reads(Optional.empty()), dev.sallyport.operation.Verb.INSERT));
        CheckAccessResponse denied = check(Verb.VERB_READ, object("customers"));
        assertThat(denied.getAllowed()).isFalse();
        assertThat(denied.getNextStep()).isNotBlank();
        assertThat(denied.getRefusal().getReason()).isEqualTo(Reason.REASON_NOT_ALLOWED);
    }

    @Test
    void aWriteThatMayNotReadChangesEveryRowAndAsks() {
        grants(WRITES, INSERT, UPDATE, DELETE);

        for (Verb verb : List.of(Verb.VERB_UPDATE, Verb.VERB_DELETE)) {
            CheckAccessResponse answer = check(verb, object("customers"));
            assertThat(answer.getAllowed()).isTrue();
            assertThat(answer.getMayRead()).isFalse();
            assertThat(answer.getApprovalReasonsList()).containsExactly("risk.unbounded");
        }
        CheckAccessResponse insert = check(Verb.VERB_INSERT, object("customers"));
        assertThat(insert.getAllowed()).isTrue();
        assertThat(insert.getMayRead()).isFalse();
        assertThat(insert.getApprovalReasonsList()).isEmpty();
        assertThat(check(Verb.VERB_DELETE, object("customers").setColumn("id"))
                        .getRefusal()
                        .getRule())
                .isEqualTo("grants.read-too");
    }

    @Test
    void aWriteThatMayReadToo() {
        grants(WRITES, READ, INSERT, UPDATE, DELETE);

        for (Verb verb : List.of(Verb.VERB_INSERT, Verb.VERB_UPDATE, Verb.VERB_DELETE)) {
            CheckAccessResponse answer = check(verb, object("customers"));
            assertThat(answer.getAllowed()).isTrue();
            assertThat(answer.getMayRead()).isTrue();
            assertThat(answer.getApprovalReasonsList()).isEmpty();
        }
        assertThat(check(Verb.VERB_UPDATE, object("customers").setColumn("email"))
                        .getAllowed())
                .isTrue();
        assertThat(check(Verb.VERB_DELETE, object("customers").setColumn("email"))
                        .getRefusal()
                        .getReason())
                .isEqualTo(Reason.REASON_MASKED_IN_WRITE);
    }

    @Test
    void aWriteThatIsNotGrantedAndADefinition() {
        grants(Set.of(Capability.WRITES, Capability.DEFINITIONS), READ, DDL);

        for (Verb verb : List.of(Verb.VERB_INSERT, Verb.VERB_UPDATE, Verb.VERB_DELETE)) {
            assertThat(check(verb, object("customers")).getRefusal().getRule()).isEqualTo("grants.verb");
            assertThat(check(verb, object("salaries")).getRefusal().getReason())
                    .isEqualTo(Reason.REASON_UNKNOWN_OBJECT);
        }
        assertThat(check(Verb.VERB_DDL, object("customers")).getApprovalReasonsList())
                .containsExactly("risk.definition");
    }

    private void grants(Set<Capability> served, dev.sallyport.operation.Verb... verbs) {
        desk.shop.capabilities = served;
        desk.setPolicy(AgentDesk.withVerbs(AgentDesk.reads(Optional.empty()), verbs));
    }

    private CheckAccessResponse check(Verb verb, ObjectRef.Builder object) {
        CheckAccessRequest request =
                CheckAccessRequest.newBuilder().setVerb(verb).setObject(object).build();
        return AgentDesk.call("ann", desk.discovery()::checkAccess, request);
    }

    private static ObjectRef.Builder object(String name) {
        return ObjectRef.newBuilder().setSource("shop").setObject(name);
    }
}
