package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.sql.run.ColumnBuffer;
import dev.sallyport.operation.Limits;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Tuple;

/** Turns rows into batches, and stops at the limits. */
final class PostgresBatches {
    /** Rows of the first batch. */
    static final int FIRST_ROWS = 64;

    private static final int ROWS = 1_024;
    private static final long BYTES = 256 * 1024;

    private final PostgresRows rows;
    private final Limits limits;
    private final PostgresDecoder[] decoders;
    private final ColumnBuffer[] columns;
    private int batchRows = FIRST_ROWS;
    private long releasedRows;
    private long releasedBytes;
    private long truncatedCells;
    private Optional<Completion> completion = Optional.empty();

    PostgresBatches(PostgresRows rows, Limits limits) {
        this.rows = rows;
        this.limits = limits;
        this.decoders = Arrays.stream(rows.fields()).map(PostgresDecoders::of).toArray(PostgresDecoder[]::new);
        this.columns = Arrays.stream(decoders)
                .map(decoder -> new ColumnBuffer(decoder.width()))
                .toArray(ColumnBuffer[]::new);
    }

    List<ColumnType> types() {
        return Arrays.stream(decoders).map(PostgresDecoder::type).toList();
    }

    long truncatedCells() {
        return truncatedCells;
    }

    /** Whether the answer is whole, as soon as that is known. */
    Optional<Completion> completion() {
        return completion;
    }

    Optional<Batch> next() throws SQLException {
        int count = 0;
        long bytes = 0;
        while (completion.isEmpty() && count < batchRows && bytes < BYTES) {
            long size = sizeOfNext();
            if (completion.isEmpty()) {
                append(rows.peek());
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
        long size = size(rows.peek());
        if (releasedRows >= limits.rows() || releasedBytes + size > limits.bytes()) {
            completion = Optional.of(Completion.LIMIT_REACHED);
        }
        return size;
    }

    private long size(Tuple row) {
        long size = 0;
        for (int i = 0; i < decoders.length; i++) {
            byte @Nullable [] cell = row.get(i);
            size += cell == null ? 1 : decoders[i].size(cell, limits.cellBytes());
        }
        return size;
    }

    private void append(Tuple row) {
        for (int i = 0; i < decoders.length; i++) {
            byte @Nullable [] cell = row.get(i);
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
