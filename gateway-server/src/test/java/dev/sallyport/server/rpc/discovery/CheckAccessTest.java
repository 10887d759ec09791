package dev.sallyport.server.rpc.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.CheckAccessRequest;
import dev.sallyport.v1.CheckAccessResponse;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Verb;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict on a verb and an object. */
class CheckAccessTest {
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

    private CheckAccessResponse check(Verb verb, ObjectRef.Builder object) {
        CheckAccessRequest request =
                CheckAccessRequest.newBuilder().setVerb(verb).setObject(object).build();
        return AgentDesk.call("ann", desk.discovery()::checkAccess, request);
    }

    private static ObjectRef.Builder object(String name) {
        return ObjectRef.newBuilder().setSource("shop").setObject(name);
    }
}
