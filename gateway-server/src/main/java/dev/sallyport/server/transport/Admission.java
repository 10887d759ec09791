package dev.sallyport.server.transport;

import dev.sallyport.policy.Identity;
import dev.sallyport.server.identity.AuthReason;
import dev.sallyport.server.identity.Role;
import dev.sallyport.server.identity.Roles;
import dev.sallyport.v1.Audience;
import java.util.Optional;

/** The rule of the audiences: agents on agent rpcs, humans without an agent and with the role on the others. */
final class Admission {

    private Admission() {}

    /** Why the identity may not call an rpc of this audience, if it may not. */
    static Optional<AuthReason> objection(Audience audience, Identity identity, Roles roles) {
        return switch (audience) {
            case AUDIENCE_AGENT -> identity.agent().isPresent() ? Optional.empty() : Optional.of(AuthReason.NO_ACT);
            case AUDIENCE_ADMIN -> withoutRole(identity, roles, Role.ADMIN);
            case AUDIENCE_APPROVER -> withoutRole(identity, roles, Role.APPROVER);
            case AUDIENCE_AUDITOR -> withoutRole(identity, roles, Role.AUDITOR);
            case AUDIENCE_ANYONE -> Optional.empty();
            case AUDIENCE_UNSPECIFIED, UNRECOGNIZED -> Optional.of(AuthReason.NO_AUDIENCE);
        };
    }

    private static Optional<AuthReason> withoutRole(Identity identity, Roles roles, Role role) {
        if (identity.agent().isPresent()) {
            return Optional.of(AuthReason.AGENT_NOT_ADMITTED);
        }
        return roles.holds(identity, role) ? Optional.empty() : Optional.of(AuthReason.NO_ROLE);
    }
}
