package dev.sallyport.audit;

import com.google.protobuf.ByteString;

/** What somebody kept of an earlier check: the root of the tree over the first `size` records. */
public record KnownRoot(long size, ByteString root) {
    public KnownRoot {
        if (size < 0 || root.size() != Merkle.HASH_BYTES) {
            throw new IllegalArgumentException("a root over `" + size + "` records has `" + root.size()
                    + "` bytes, expected a size of at least 0 and `" + Merkle.HASH_BYTES + "` bytes");
        }
    }
}
