package dev.sallyport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.sallyport.v1.Position;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Refusal;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void everyDetailOfARefusalArrives() throws IOException {
        var refusal = Refusal.newBuilder()
                .setReason(Reason.REASON_UNKNOWN_OBJECT)
                .setRequest("r-1")
                .setAuditIndex(9)
                .setPosition(Position.newBuilder().setLine(1).setColumn(15))
                .setRule("default deny")
                .setNextStep("list what you may see")
                .build();
        var retry = RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder().setSeconds(2))
                .build();
        RefusedException refused = refused(status(Status.Code.NOT_FOUND, "`orderz` is unknown", refusal, retry));
        assertThat(refused).hasMessage("`orderz` is unknown");
        assertThat(refused.reason()).isEqualTo(Reason.REASON_UNKNOWN_OBJECT);
        assertThat(refused.requestId()).isEqualTo("r-1");
        assertThat(refused.auditIndex()).isEqualTo(9);
        assertThat(refused.position()).hasValue(refusal.getPosition());
        assertThat(refused.rule()).isEqualTo("default deny");
        assertThat(refused.nextStep()).isEqualTo("list what you may see");
        assertThat(refused.retryAfter()).hasValue(Duration.ofSeconds(2));
    }

    @Test
    void refusedCredentialsHaveAReasonOnly() throws IOException {
        var info = ErrorInfo.newBuilder()
                .setDomain("sallyport")
                .setReason("TOKEN_EXPIRED")
                .build();
        RefusedException refused = refused(status(Status.Code.UNAUTHENTICATED, "credentials rejected", info));
        assertThat(refused.reason()).isEqualTo(Reason.REASON_TOKEN_EXPIRED);
        assertThat(refused.auditIndex()).isZero();
        assertThat(refused.retryAfter()).isEmpty();
    }

    @Test
    void reasonOfALaterGatewayIsStillARefusal() throws IOException {
        var later = Refusal.newBuilder().setReasonValue(999).build();
        assertThat(refused(status(Status.Code.PERMISSION_DENIED, "no", later)).reason())
                .isEqualTo(Reason.UNRECOGNIZED);
        var named =
                ErrorInfo.newBuilder().setDomain("sallyport").setReason("LATER").build();
        assertThat(refused(status(Status.Code.PERMISSION_DENIED, "no", named)).reason())
                .isEqualTo(Reason.REASON_UNSPECIFIED);
    }

    @Test
    void detailOfAnotherDomainIsNotARefusal() throws IOException {
        var info = ErrorInfo.newBuilder()
                .setDomain("example.com")
                .setReason("LOCKED")
                .build();
        try (var gateway = ScriptedGateway.failing(status(Status.Code.INTERNAL, "x", info))) {
            assertThatExceptionOfType(CallFailedException.class)
                    .isThrownBy(() -> gateway.client.dataAccess().query("s", "q"));
        }
    }

    @Test
    void unavailableWithoutDetailIsUnreachable() throws IOException {
        try (var gateway = ScriptedGateway.failing(Status.UNAVAILABLE.asRuntimeException())) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> gateway.client.dataAccess().query("s", "q"));
        }
    }

    @Test
    void whatTheTransportAddsOfItselfIsLeftOut() throws IOException {
        Status status = Status.UNAVAILABLE.withDescription("ssl exception\nChannel Pipeline: [SslHandler#0]");
        try (var gateway = ScriptedGateway.failing(status.asRuntimeException())) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> gateway.client.dataAccess().query("s", "q"))
                    .withMessage("ssl exception");
        }
    }

    private static RefusedException refused(Throwable status) throws IOException {
        try (var gateway = ScriptedGateway.failing(status)) {
            return catchThrowableOfType(
                    RefusedException.class, () -> gateway.client.dataAccess().query("s", "q"));
        }
    }

    private static Throwable status(Status.Code code, String message, Message... details) {
        var status = com.google.rpc.Status.newBuilder().setCode(code.value()).setMessage(message);
        for (Message detail : details) {
            status.addDetails(Any.pack(detail));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }
}
