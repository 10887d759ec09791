package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.ColumnBuffer;
import dev.sallyport.operation.Limits;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/** Turns documents into batches of one column, and stops at the limits. */
final class MongoBatches {
    /** Rows of the first batch. */
    static final int FIRST_ROWS = 64;

    private static final int ROWS = 1_024;
    private static final long BYTES = 256 * 1024;

    private final Documents documents;
    private final Optional<BsonDocument> otherwise;
    private final Optional<MongoTripwire> tripwire;
    private final Limits limits;
    private final ColumnBuffer column = new ColumnBuffer(ColumnBuffer.Width.VARIABLE);
    private int batchRows = FIRST_ROWS;
    private long releasedRows;
    private long releasedBytes;
    private byte[] next = new byte[0];
    private Optional<Completion> completion = Optional.empty();

    /** The documents of an answer, one after the other. */
    interface Documents {
        boolean hasNext() throws MongoFault;

        BsonDocument next();
    }

    MongoBatches(Documents documents, MongoRendering rendering, Limits limits) {
        this.documents = documents;
        this.otherwise = rendering.otherwise();
        this.tripwire = rendering.tripwire();
        this.limits = limits;
    }

    /** Whether the answer is whole, as soon as that is known. */
    Optional<Completion> completion() {
        return completion;
    }

    Optional<Batch> next() throws MongoFault, EngineFailure {
        int count = 0;
        long bytes = 0;
        while (completion.isEmpty() && count < batchRows && bytes < BYTES) {
            look();
            if (completion.isEmpty()) {
                column.appendBytes(next, next.length);
                releasedRows++;
                releasedBytes += next.length;
                bytes += next.length;
                count++;
                next = new byte[0];
            }
        }
        batchRows = ROWS;
        return count == 0 ? Optional.empty() : Optional.of(new Batch(count, List.of(column.take())));
    }

    /** Takes the next document; completes when there is none, or it does not fit the limits. */
    private void look() throws MongoFault, EngineFailure {
        Optional<BsonDocument> document = following();
        if (document.isEmpty()) {
            completion = Optional.of(Completion.COMPLETE);
            return;
        }
        next = MongoDocuments.bytes(document.get());
        if (tripwire.isPresent()) {
            tripwire.get().check(next);
        }
        if (releasedRows >= limits.rows()) {
            completion = Optional.of(Completion.LIMIT_REACHED);
        } else if (next.length > limits.cellBytes()) {
            throw MongoErrors.documentTooLarge(limits.cellBytes());
        } else if (releasedBytes + next.length > limits.bytes()) {
            completion = Optional.of(Completion.LIMIT_REACHED);
        }
    }

    private Optional<BsonDocument> following() throws MongoFault {
        if (documents.hasNext()) {
            return Optional.of(documents.next());
        }
        return releasedRows == 0 ? otherwise : Optional.empty();
    }
}
