package dev.sallyport.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of an answer across its batches. */
final class Rows implements Iterator<Row> {
    private final Answer answer;
    private @Nullable Batch batch;
    private int next;

    Rows(Answer answer) {
        this.answer = answer;
    }

    @Override
    public boolean hasNext() {
        while (batch == null || next == batch.rows()) {
            batch = answer.nextBatch().orElse(null);
            next = 0;
            if (batch == null) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Row next() {
        if (!hasNext() || batch == null) {
            throw new NoSuchElementException("the answer has no more rows");
        }
        return batch.row(next++);
    }
}
