package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.Status;
import dev.sallyport.client.SallyportException;
import dev.sallyport.e2e.evidence.SmithEnd.Kind;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Refusal;
import io.grpc.Status.Code;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmithEndTest {
    @Test
    void brokenIsWhatNobodyExplains() {
        assertThat(failed(Code.INTERNAL)).isEqualTo(Kind.BROKEN);
        assertThat(failed(Code.UNKNOWN)).isEqualTo(Kind.BROKEN);
        assertThat(failed(Code.UNAVAILABLE)).isEqualTo(Kind.BROKEN);
        assertThat(refused(Reason.REASON_INTERNAL, "", "tell the operator").kind())
                .isEqualTo(Kind.BROKEN);
    }

    @Test
    void silenceIsHung() {
        assertThat(failed(Code.DEADLINE_EXCEEDED)).isEqualTo(Kind.HUNG);
    }

    @Test
    void refusalWithoutANextStepIsUnexplained() {
        assertThat(refused(Reason.REASON_NOT_UNDERSTOOD, "sql.parser", " ").kind())
                .isEqualTo(Kind.UNEXPLAINED);
        assertThat(refused(Reason.REASON_NOT_UNDERSTOOD, "", "write less").kind())
                .isEqualTo(Kind.UNEXPLAINED);
    }

    @Test
    void whatAPersonDecidesHasANameToComeBackWith() {
        Refusal asked =
                Refusal.newBuilder().setReason(Reason.REASON_APPROVAL_REQUIRED).build();
        assertThat(refused(asked).kind()).isEqualTo(Kind.UNEXPLAINED);
        assertThat(refused(asked.toBuilder().setApproval("approvals/7").build()))
                .isEqualTo(new SmithEnd(Kind.ASKED, "APPROVAL_REQUIRED", "`ref` has no column at 0"));
    }

    @Test
    void explainedRefusalIsNamedByItsRule() {
        assertThat(refused(Reason.REASON_UNSUPPORTED, "sql.tree", "write it another way"))
                .isEqualTo(new SmithEnd(Kind.REFUSED, "sql.tree", "`ref` has no column at 0"));
        assertThat(refused(Reason.REASON_BAD_VALUE, "source", "change the value")
                        .kind())
                .isEqualTo(Kind.RAN_INTO);
    }

    @Test
    void whatTookTooLongToReadDidNotRun() {
        assertThat(refused(Reason.REASON_DEADLINE, "sql.front-end", "write less")
                        .kind())
                .isEqualTo(Kind.LATE);
    }

    @Test
    void wholeAnswerRan() {
        var answer =
                new Answered(List.of("c0"), List.of(), "", Optional.empty(), Optional.of(ByteString.EMPTY), "request");
        assertThat(SmithEnd.of(answer)).isEqualTo(new SmithEnd(Kind.RAN, "no rows", ""));
    }

    private static Kind failed(Code code) {
        return end(SallyportException.of(code.toStatus().asRuntimeException())).kind();
    }

    private static SmithEnd refused(Reason reason, String rule, String nextStep) {
        return refused(Refusal.newBuilder()
                .setReason(reason)
                .setRule(rule)
                .setNextStep(nextStep)
                .build());
    }

    private static SmithEnd refused(Refusal refusal) {
        Status status = Status.newBuilder()
                .setCode(Code.INVALID_ARGUMENT.value())
                .setMessage("`ref_12` has no column at 7")
                .addDetails(Any.pack(refusal))
                .build();
        return end(SallyportException.of(StatusProto.toStatusRuntimeException(status)));
    }

    private static SmithEnd end(SallyportException failure) {
        return SmithEnd.of(new Answered(List.of(), List.of(), "", Optional.of(failure), Optional.empty(), "request"));
    }
}
