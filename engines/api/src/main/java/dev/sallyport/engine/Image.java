package dev.sallyport.engine;

import java.util.Arrays;

/**
 * The rows that an operation would change, as they were at one moment.
 *
 * @param rows how many
 * @param digest SHA-256 over their contents, in an order that their contents fix
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content, below
public record Image(long rows, byte[] digest) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Image(long otherRows, byte[] otherDigest)
                && rows == otherRows
                && Arrays.equals(digest, otherDigest);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(rows) + Arrays.hashCode(digest);
    }
}
