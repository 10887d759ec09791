package dev.sallyport.bench;

import dev.sallyport.client.Answer;
import dev.sallyport.client.Batch;
import dev.sallyport.client.DataAccess;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import java.util.Optional;

/** One row by a statement without parameters, through the gateway. */
final class TextRead implements Operation {
    private final DataAccess gateway;
    private final Texts texts;

    /** What is sent next. */
    @FunctionalInterface
    interface Texts {
        String next();
    }

    TextRead(Sallyport client, Texts texts) {
        this.gateway = client.dataAccess();
        this.texts = texts;
    }

    @Override
    public void run() {
        try (Answer answer = gateway.query(Rig.SOURCE, texts.next())) {
            for (Optional<Batch> next = answer.nextBatch(); next.isPresent(); next = answer.nextBatch()) {
                Cells.read(next.get());
            }
            if (answer.summary().getRows() != 1) {
                throw new IllegalStateException("the row was not found");
            }
        }
    }
}
