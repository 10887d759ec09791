package dev.sallyport.server.rpc.policy;

import dev.sallyport.policy.AgentSelector;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.rpc.Pages;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.GrantState;
import dev.sallyport.v1.ListGrantsRequest;
import dev.sallyport.v1.ListGrantsResponse;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Grants as admins look at them: those in force, and those that ended. */
final class GrantListing {
    private final PolicyStore store;
    private final InstantSource clock;

    GrantListing(PolicyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<Grant> find(String name) {
        return all(true).filter(grant -> grant.getName().equals(name)).findFirst();
    }

    ListGrantsResponse list(ListGrantsRequest request, Identity caller) {
        String snapshot = store.current().hash();
        String binding = String.join(
                " ",
                caller.issuer(),
                caller.human(),
                request.getAgent(),
                request.getSource(),
                Boolean.toString(request.getWithEnded()),
                snapshot);
        var page = new Pages<>(
                        all(request.getWithEnded())
                                .filter(grant -> matches(grant, request))
                                .toList(),
                        Grant::getName,
                        binding)
                .page(request.getPageSize(), request.getPageToken());
        return ListGrantsResponse.newBuilder()
                .addAllGrants(page.entries())
                .setNextPageToken(page.nextToken())
                .setSnapshot(snapshot)
                .build();
    }

    private Stream<Grant> all(boolean withEnded) {
        Stream<Grant> inForce = store.current().grants().stream().map(grant -> GrantAnswers.at(grant, clock.instant()));
        if (!withEnded) {
            return inForce.filter(grant -> grant.getState() == GrantState.GRANT_STATE_ACTIVE);
        }
        Stream<Grant> ended = store.ended().stream()
                .map(each -> GrantAnswers.in(
                        each.grant(),
                        each.revoked() ? GrantState.GRANT_STATE_REVOKED : GrantState.GRANT_STATE_EXPIRED));
        return Stream.concat(inForce, ended).sorted(Comparator.comparing(Grant::getName));
    }

    private static boolean matches(Grant grant, ListGrantsRequest request) {
        boolean source = request.getSource().isEmpty() || request.getSource().equals(grant.getSource());
        return source && (request.getAgent().isEmpty() || selects(grant.getAgent(), request.getAgent()));
    }

    private static boolean selects(dev.sallyport.v1.AgentSelector selector, String agent) {
        return AgentSelector.selecting(agent)
                .contains(
                        selector.hasPrefix()
                                ? new AgentSelector.Prefix(selector.getPrefix())
                                : new AgentSelector.Exact(selector.getExact()));
    }
}
