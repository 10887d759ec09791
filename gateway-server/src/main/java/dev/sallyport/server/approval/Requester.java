package dev.sallyport.server.approval;

import dev.sallyport.policy.Identity;

/**
 * Who asks for an approval, and alone may use it.
 *
 * @param agent empty when the human calls
 */
public record Requester(String issuer, String human, String agent, String task, String workload) {
    /** Of a proven caller. */
    public static Requester of(Identity identity) {
        return new Requester(
                identity.issuer(), identity.human(), identity.agent().orElse(""), identity.task(), identity.workload());
    }
}
