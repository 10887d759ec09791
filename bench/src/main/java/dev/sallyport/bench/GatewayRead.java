package dev.sallyport.bench;

import dev.sallyport.client.Answer;
import dev.sallyport.client.Batch;
import dev.sallyport.client.DataAccess;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** One row by primary key through the gateway. */
final class GatewayRead implements Operation {
    private final DataAccess gateway;
    private final String sql;
    private final long rows;

    GatewayRead(Sallyport client, Peer peer, long rows) {
        this.gateway = client.dataAccess();
        this.sql = WideTable.one(peer);
        this.rows = rows;
    }

    @Override
    public void run() {
        long id = ThreadLocalRandom.current().nextLong(rows) + 1;
        try (Answer answer = gateway.query(Rig.SOURCE, sql, id)) {
            for (Optional<Batch> next = answer.nextBatch(); next.isPresent(); next = answer.nextBatch()) {
                Cells.read(next.get());
            }
            if (answer.summary().getRows() != 1) {
                throw new IllegalStateException("the row was not found");
            }
        }
    }
}
