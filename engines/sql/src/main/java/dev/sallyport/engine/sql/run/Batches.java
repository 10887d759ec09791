package dev.sallyport.engine.sql.run;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.run.ColumnBuffer;
import dev.sallyport.operation.Limits;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns rows into batches, and stops at the limits. */
public final class Batches {
    /** Rows of the first batch. */
    public static final int FIRST_ROWS = 64;

    private static final int ROWS = 1_024;
    private static final long BYTES = 256 * 1024;

    private final Rows rows;
    private final Limits limits;
    private final CellDecoder[] decoders;
    private final ColumnBuffer[] columns;
    private int batchRows = FIRST_ROWS;
    private long releasedRows;
    private long releasedBytes;
    private long truncatedCells;
    private Optional<Completion> completion = Optional.empty();

    /** The rows of an answer, one after the other. */
    public interface Rows {
        /** Whether there is a next one, which is the one that cells are of. */
        boolean hasNext() throws SQLException;

        /** A cell of the next row, as it came. */
        byte @Nullable [] cell(int column) throws SQLException;

        /** Leaves the next row behind. */
        void advance() throws SQLException;
    }

    /** Begins with the first row; there is one decoder for each column. */
    public Batches(Rows rows, List<CellDecoder> decoders, Limits limits) {
        this.rows = rows;
        this.limits = limits;
        this.decoders = decoders.toArray(CellDecoder[]::new);
        this.columns = decoders.stream()
                .map(decoder -> new ColumnBuffer(decoder.width()))
                .toArray(ColumnBuffer[]::new);
    }

    public List<ColumnType> types() {
        return Arrays.stream(decoders).map(CellDecoder::type).toList();
    }

    public long truncatedCells() {
        return truncatedCells;
    }

    /** Whether the answer is whole, as soon as that is known. */
    public Optional<Completion> completion() {
        return completion;
    }

    public Optional<Batch> next() throws SQLException {
        int count = 0;
        long bytes = 0;
        while (completion.isEmpty() && count < batchRows && bytes < BYTES) {
            long size = sizeOfNext();
            if (completion.isEmpty()) {
                append();
                rows.advance();
                releasedRows++;
                releasedBytes += size;
                bytes += size;
                count++;
            }
        }
        batchRows = ROWS;
        return count == 0 ? Optional.empty() : Optional.of(take(count));
    }

    /** Bytes of the next row; completes when there is none, or it does not fit the limits. */
    private long sizeOfNext() throws SQLException {
        if (!rows.hasNext()) {
            completion = Optional.of(Completion.COMPLETE);
            return 0;
        }
        long size = size();
        if (releasedRows >= limits.rows() || releasedBytes + size > limits.bytes()) {
            completion = Optional.of(Completion.LIMIT_REACHED);
        }
        return size;
    }

    private long size() throws SQLException {
        long size = 0;
        for (int i = 0; i < decoders.length; i++) {
            byte @Nullable [] cell = rows.cell(i);
            size += cell == null ? 1 : decoders[i].size(cell, limits.cellBytes());
        }
        return size;
    }

    private void append() throws SQLException {
        for (int i = 0; i < decoders.length; i++) {
            byte @Nullable [] cell = rows.cell(i);
            if (cell == null) {
                columns[i].appendNull();
            } else if (decoders[i].write(cell, limits.cellBytes(), columns[i])) {
                truncatedCells++;
            }
        }
    }

    private Batch take(int count) {
        return new Batch(count, Arrays.stream(columns).map(ColumnBuffer::take).toList());
    }
}
