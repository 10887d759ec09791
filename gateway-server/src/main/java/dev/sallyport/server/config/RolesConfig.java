package dev.sallyport.server.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who holds which role; a role that names nobody is held by nobody. */
public record RolesConfig(List<Holder> admins, List<Holder> approvers, List<Holder> auditors) {

    public RolesConfig {
        admins = List.copyOf(admins);
        approvers = List.copyOf(approvers);
        auditors = List.copyOf(auditors);
    }

    /** A human or a group of one issuer: exactly one of subject and group is given. */
    public record Holder(
            String issuer,
            @Nullable String subject,
            @Nullable String group) {

        public Holder {
            if ((subject == null) == (group == null)) {
                throw new IllegalArgumentException("a holder of `" + issuer + "` names subject `" + subject
                        + "` and group `" + group + "`, expected exactly one");
            }
        }
    }
}
