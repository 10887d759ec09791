package dev.sallyport.server.identity;

import dev.sallyport.server.digest.Sha256;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What a caller presents with one call.
 *
 * @param session the TLS session, if there is one
 * @param authorization every value of the {@code authorization} metadata, in order
 */
public record Credentials(@Nullable SSLSession session, List<String> authorization) {

    private static final String SCHEME = "Bearer ";
    private static final int HASH_BYTES = 8;

    public Credentials {
        authorization = List.copyOf(authorization);
    }

    /** The one bearer token: of several values none is better than another, so all are refused. */
    String token() throws RejectedException {
        RejectedException.require(!authorization.isEmpty(), AuthReason.NO_TOKEN);
        RejectedException.require(authorization.size() == 1, AuthReason.SEVERAL_TOKENS);
        var value = authorization.getFirst();
        RejectedException.require(value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()), AuthReason.BAD_SCHEME);
        return value.substring(SCHEME.length());
    }

    /** First eight bytes, in hex, of the hash of what was presented: enough to find it again, too little to use it. */
    public String hash() {
        return authorization.isEmpty() ? "" : prefix(String.join("\n", authorization));
    }

    private static String prefix(String text) {
        return Sha256.hex(Arrays.copyOf(Sha256.of(text), HASH_BYTES));
    }

    @Override
    public String toString() {
        return "Credentials[" + hash() + "]";
    }
}
