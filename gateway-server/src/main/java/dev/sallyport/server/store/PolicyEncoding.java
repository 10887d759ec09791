package dev.sallyport.server.store;

import dev.sallyport.policy.Classification;
import dev.sallyport.policy.Grant;

/** The bytes that a rule is kept as; each decoding gives back what was encoded. */
public interface PolicyEncoding {
    byte[] encode(Grant grant);

    byte[] encode(Classification classification);

    /**
     * The grant that was encoded.
     *
     * @param version the version of the policy that it came in with
     * @throws IllegalArgumentException when the bytes are no grant
     */
    Grant grant(byte[] content, long version);

    /**
     * The classification that was encoded.
     *
     * @param version the version of the policy that it came in with
     * @throws IllegalArgumentException when the bytes are no classification
     */
    Classification classification(byte[] content, long version);
}
