package dev.sallyport.server.trail;

import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.RequestKey;
import dev.sallyport.audit.RequestState;
import dev.sallyport.policy.Identity;
import java.util.Optional;

/** What became of a caller's own requests, as the trail of the last day tells it; nobody else's can be asked for. */
public final class OwnRequests {
    private final AuditLog log;

    public OwnRequests(AuditLog log) {
        this.log = log;
    }

    public Optional<RequestState> find(Identity identity, String requestId) {
        String agent = identity.agent().orElse("");
        return log.find(new RequestKey(identity.issuer(), identity.human(), agent, identity.task(), requestId));
    }
}
