package dev.sallyport.server.store;

import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.MovedClasses;
import dev.sallyport.policy.Provenance;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the classes of columns follow a definition that an agent ran (hole T4), as a change of the policy like any other. */
public final class FollowingClasses {
    private static final Logger LOG = LoggerFactory.getLogger(FollowingClasses.class);
    private static final int TRIES = 3;
    private static final byte[] NO_ANSWER = {};

    private final PolicyStore store;

    public FollowingClasses(PolicyStore store) {
        this.store = store;
    }

    /**
     * Moves the classes of some objects to the names that their columns have now.
     *
     * @param requestId of the request that ran the definition
     * @param before the objects that it changed, as it was decided on
     * @param now every object of the source behind it
     */
    public void follow(
            Identity author,
            String requestId,
            String source,
            Collection<ObjectDescription> before,
            Collection<ObjectDescription> now) {
        var request = new PolicyStore.Request(
                author, requestId, "definition " + requestId, "classes follow a definition on `" + source + "`");
        for (int i = 0; i < TRIES; i++) {
            PolicyStore.Result result = store.change(
                    request,
                    (current, at) -> MovedClasses.of(
                            current, before, now, new Provenance(current.version() + 1, author.name(), at, "")),
                    _ -> NO_ANSWER);
            if (result instanceof PolicyStore.Result.Done) {
                return;
            }
        }
        LOG.warn("the classes of `{}` did not follow a definition: what it renamed has none", source);
    }
}
