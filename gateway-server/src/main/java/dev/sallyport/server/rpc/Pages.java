package dev.sallyport.server.rpc;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Cuts a list that is ordered by a key into pages; a token is opaque and good for the same list alone.
 *
 * @param binding what the list depends on: caller, filter, policy
 */
public record Pages<T>(List<T> all, Function<T, String> key, String binding) {
    private static final int DEFAULT = 100;
    private static final int LARGEST = 1_000;
    private static final int TOKEN_BYTES = 16;
    private static final Refusal NOT_OURS = new Refusal(
            Reason.MALFORMED,
            "the page token is not one that this rpc gave for this list",
            "request.page_token",
            "send the token as it came with the same filter, or none to start over");

    /** One page; the token is empty where the list ends. */
    public record Page<T>(List<T> entries, String nextToken) {}

    /**
     * The page after the one that gave the token, the first where it is empty.
     *
     * @throws RefusedException when the token is not of this list
     */
    public Page<T> page(int size, String token) {
        int from = token.isEmpty() ? 0 : after(token);
        int wanted = size <= 0 ? DEFAULT : Math.min(size, LARGEST);
        int to = Math.min(all.size(), from + wanted);
        List<T> entries = all.subList(from, to);
        return new Page<>(entries, to == all.size() ? "" : token(key.apply(entries.getLast())));
    }

    private int after(String token) {
        for (int i = 0; i < all.size(); i++) {
            if (token.equals(token(key.apply(all.get(i))))) {
                return i + 1;
            }
        }
        throw new RefusedException(NOT_OURS);
    }

    private String token(String last) {
        byte[] bytes = (binding.length() + " " + binding + last).getBytes(StandardCharsets.UTF_8);
        return Sha256.base64(Arrays.copyOf(Sha256.of(bytes), TOKEN_BYTES));
    }
}
