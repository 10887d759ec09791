package dev.sallyport.server.identity;

import dev.sallyport.policy.Identity;

/** The answer to a presented credential. */
public sealed interface Verification {

    /** The credential proves this identity. */
    record Verified(Identity identity) implements Verification {}

    /**
     * The credential proves nothing.
     *
     * @param detail the offending header member, or empty; bounded and printable
     */
    record Rejected(AuthReason reason, String detail) implements Verification {

        /** The reason as the trail names it: {@code REASON} or {@code REASON:detail}. */
        public String precise() {
            return detail.isEmpty() ? reason.name() : reason.name() + ":" + detail;
        }
    }
}
