package dev.sallyport.server.trail;

import dev.sallyport.audit.CommitmentKey;
import dev.sallyport.server.digest.Sha256;

/** The keys that bind records to values which they do not show; one key a request, from a root that only the node has. */
public final class Commitments {
    private static final int KEY_ID_CHARACTERS = 16;

    private final CommitmentKey root;
    private final String keyId;

    /**
     * Derives every key from one.
     *
     * @param root 32 random bytes
     */
    public Commitments(byte[] root) {
        this.root = CommitmentKey.of(root);
        this.keyId = Sha256.hex(Sha256.of(root)).substring(0, KEY_ID_CHARACTERS);
    }

    /** Tells roots apart without telling them. */
    String keyId() {
        return keyId;
    }

    CommitmentKey of(String requestId) {
        byte[] name = requestId.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return CommitmentKey.of(root.commit(name).toByteArray());
    }
}
