package dev.sallyport.audit;

import com.google.protobuf.ByteString;

/** What a check of a whole log found. */
public sealed interface Verification {
    /** Every byte is as it was written: so many records from `firstIndex` on, and the root of the tree over all. */
    record Verified(long firstIndex, long size, ByteString root, long openOperations) implements Verification {
        /** How many records were read. */
        public long records() {
            return size - firstIndex;
        }
    }

    /** The first thing that is not as it was written. */
    record Broken(String file, long offset, String what) implements Verification {}
}
