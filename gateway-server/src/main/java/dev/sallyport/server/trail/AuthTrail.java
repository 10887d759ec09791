package dev.sallyport.server.trail;

import com.google.protobuf.ByteString;
import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.identity.AuthenticationListener;
import dev.sallyport.server.identity.RefusedCall;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refused calls into the trail and counts them. Who is not known does not wait for the record; who is known waits
 * until it is durable. A trail that takes nothing does not change the answer: a no stays a no, and the log says that it was
 * not recorded.
 */
public final class AuthTrail implements AuthenticationListener {
    private static final Logger LOG = LoggerFactory.getLogger(AuthTrail.class);

    private final AuditLog log;
    private final Metrics metrics;

    public AuthTrail(AuditLog log, Metrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    @Override
    public void admitted(Identity identity, String method) {
        // an admitted call writes its own records
    }

    @Override
    public void refused(RefusedCall call) {
        metrics.authenticationFailed(call.rejection().reason());
        try {
            var _ = log.submit(record(call).build());
        } catch (AuditUnavailable failure) {
            LOG.warn("a refused credential was not recorded: {}", failure.reason());
        }
    }

    @Override
    public void notAdmitted(Identity identity, RefusedCall call) {
        metrics.authenticationFailed(call.rejection().reason());
        try {
            var _ = log.append(
                    record(call).setIdentity(RecordIdentities.of(identity)).build());
        } catch (AuditUnavailable failure) {
            LOG.warn("a call that was not admitted was not recorded: {}", failure.reason());
        }
    }

    private static AuditRecord.Builder record(RefusedCall call) {
        return AuditRecord.newBuilder()
                .setKind(Kind.KIND_AUTH_FAIL)
                .setPeer(AuditRecord.Peer.newBuilder().setAddress(call.peer()).setMethod(call.method()))
                .setAuthenticationFailure(AuditRecord.AuthenticationFailure.newBuilder()
                        .setReason(call.rejection().precise())
                        .setCount(1)
                        .setTokenSha256Prefix(ByteString.copyFrom(HexFormat.of().parseHex(call.credentialsHash()))));
    }
}
