package dev.sallyport.server.rpc.policy;

import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.CreateGrantRequest;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.HumanSelector;
import dev.sallyport.v1.Subject;
import java.util.UUID;

/** Grants as an admin asks for them. */
final class GrantRequests {
    private GrantRequests() {}

    static CreateGrantRequest creation(String name) {
        return CreateGrantRequest.newBuilder()
                .setRequestId(id())
                .setGrant(draft(name))
                .build();
    }

    /** A grant as an admin writes it: what has a default is left out. */
    static Grant.Builder draft(String name) {
        return GrantAnswers.message(Rules.grant(name, 1))
                .setHuman(HumanSelector.newBuilder()
                        .setExact(Subject.newBuilder().setIssuer(Rules.ISSUER).setSubject("ann")))
                .clearDatabase()
                .clearLimits()
                .clearStartTime()
                .clearExpireTime()
                .clearCreatedBy()
                .clearCreateTime();
    }

    static String id() {
        return UUID.randomUUID().toString();
    }
}
