package dev.sallyport.server.identity;

import dev.sallyport.policy.Identity;
import dev.sallyport.server.config.RolesConfig;
import dev.sallyport.server.config.RolesConfig.Holder;
import java.util.List;

/** Who holds which role, by (issuer, subject) or (issuer, group); an agent's token never carries one. */
public final class Roles {

    private final RolesConfig config;

    public Roles(RolesConfig config) {
        this.config = config;
    }

    /** Whether the identity is a human that calls directly and holds the role. */
    public boolean holds(Identity identity, Role role) {
        return identity.agent().isEmpty() && holders(role).stream().anyMatch(holder -> names(holder, identity));
    }

    private List<Holder> holders(Role role) {
        return switch (role) {
            case ADMIN -> config.admins();
            case APPROVER -> config.approvers();
            case AUDITOR -> config.auditors();
        };
    }

    private static boolean names(Holder holder, Identity identity) {
        var group = holder.group();
        return holder.issuer().equals(identity.issuer())
                && (group == null
                        ? identity.human().equals(holder.subject())
                        : identity.groups().contains(group));
    }
}
