package dev.sallyport.engine;

import java.util.List;

/** Some rows of an answer by column; the buffers belong to whoever receives the batch. */
@SuppressWarnings("ArrayRecordComponent") // buffers are handed over without a copy
public record Batch(int rows, List<Buffers> columns) {
    public Batch {
        columns = List.copyOf(columns);
    }

    /** Bytes of all buffers. */
    public long bytes() {
        return columns.stream().mapToLong(Buffers::bytes).sum();
    }

    /**
     * One column in the memory layout of the Arrow columnar format.
     *
     * @param validity bitmap, least significant bit first; empty means that no value is null
     * @param offsets rows + 1 little-endian int32 for variable-length types, else empty
     * @param data little-endian values, bit-packed for booleans
     */
    public record Buffers(byte[] validity, byte[] offsets, byte[] data) {
        public long bytes() {
            return (long) validity.length + offsets.length + data.length;
        }
    }
}
