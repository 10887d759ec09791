package dev.sallyport.server.rpc;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.GrantCheck.Problem;

/** Refusals of a message that name the field, what stands there and what was expected. */
public final class Malformed {
    private static final int LONGEST = 200;

    private Malformed() {}

    /**
     * A field that holds something else than what was expected.
     *
     * @param field path of the field in the request, for example `grant.agent`
     */
    public static RefusedException field(String field, String found, String expected) {
        return new RefusedException(new Refusal(
                Reason.MALFORMED,
                new Problem(field, cut(found), expected).message(),
                "request." + field,
                "send the field as its comment in the proto file says"));
    }

    /** A field that holds nothing. */
    public static RefusedException missing(String field, String expected) {
        return field(field, "", expected);
    }

    private static String cut(String found) {
        return found.length() <= LONGEST ? found : found.substring(0, LONGEST) + "…";
    }
}
