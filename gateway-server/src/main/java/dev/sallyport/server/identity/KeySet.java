package dev.sallyport.server.identity;

import java.util.Map;
import java.util.Optional;

/** The keys of one issuer by key id, all of them sound: one bad key refuses the whole set. */
record KeySet(Map<String, VerificationKey> byId) {

    KeySet {
        byId = Map.copyOf(byId);
    }

    Optional<VerificationKey> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }
}
