package dev.sallyport.server.rpc;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.nio.ByteBuffer;
import java.util.Base64;

/** An index of the trail as an opaque page token; the empty token means the start. */
final class PageTokens {
    private static final Refusal NOT_OURS = new Refusal(
            Reason.MALFORMED,
            "the page token is not one that this rpc gave",
            "request.page_token",
            "send the token as it came, or none to start over");

    private PageTokens() {}

    static String of(long index) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
    }

    static long index(String token) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length == Long.BYTES && ByteBuffer.wrap(bytes).getLong(0) >= 0) {
                return ByteBuffer.wrap(bytes).getLong();
            }
        } catch (IllegalArgumentException _) {
            // falls through to the refusal below
        }
        throw new RefusedException(NOT_OURS);
    }
}
