package dev.sallyport.server.trail;

import dev.sallyport.audit.RequestIndex;
import dev.sallyport.audit.RequestKey;
import dev.sallyport.audit.RequestState;
import dev.sallyport.policy.Identity;
import java.util.Optional;

/** What became of a caller's own requests, as the trail of the last day tells it; nobody else's can be asked for. */
public final class OwnRequests {
    private final RequestIndex index;

    public OwnRequests(RequestIndex index) {
        this.index = index;
    }

    public Optional<RequestState> find(Identity identity, String requestId) {
        String agent = identity.agent().orElse("");
        return index.find(new RequestKey(identity.issuer(), identity.human(), agent, identity.task(), requestId));
    }
}
