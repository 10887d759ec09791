package dev.sallyport.bench;

import dev.sallyport.client.Answer;
import dev.sallyport.client.Batch;
import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/** All rows through the gateway, cell by cell. */
final class GatewayStream {
    private static final Duration LONGEST = Duration.ofMinutes(9);

    private final Sallyport client;
    private final long rows;

    GatewayStream(Sallyport client, long rows) {
        this.client = client;
        this.rows = rows;
    }

    StreamTimes read() {
        return read(_ -> {});
    }

    /** @param afterBatch told how many rows were read so far; the next batch is not asked for before it returns */
    StreamTimes read(LongConsumer afterBatch) {
        long start = System.nanoTime();
        long first = 0;
        long read = 0;
        Query query = Query.of(Rig.SOURCE, WideTable.ALL).withDeadline(LONGEST);
        try (Answer answer = client.dataAccess().run(query)) {
            for (Optional<Batch> next = answer.nextBatch(); next.isPresent(); next = answer.nextBatch()) {
                Cells.read(next.get());
                first = first == 0 ? System.nanoTime() - start : first;
                read += next.get().rows();
                afterBatch.accept(read);
            }
            if (!answer.isComplete() || read != rows) {
                throw new IllegalStateException("`" + read + "` rows came, expected `" + rows + "`");
            }
        }
        return new StreamTimes(first, System.nanoTime() - start);
    }
}
