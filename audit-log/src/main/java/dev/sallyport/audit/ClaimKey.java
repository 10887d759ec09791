package dev.sallyport.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The first half of the SHA-256 of a request's key: a claim is kept for a day, so what it is kept by is small. */
record ClaimKey(long high, long low) {
    static ClaimKey of(RequestKey key) {
        List<byte[]> parts = List.of(
                bytes(key.issuer()), bytes(key.human()), bytes(key.agent()), bytes(key.task()), bytes(key.requestId()));
        int length =
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        // each with its length, so that no two keys are the same bytes
        parts.forEach(part -> all.putInt(part.length).put(part));
        ByteBuffer hash = ByteBuffer.wrap(new Merkle().leaf(all.array()));
        return new ClaimKey(hash.getLong(), hash.getLong());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
