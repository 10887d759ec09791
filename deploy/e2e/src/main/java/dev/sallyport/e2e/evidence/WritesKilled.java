package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.client.SallyportException;
import dev.sallyport.e2e.Product;
import dev.sallyport.engine.testkit.Edge;
import dev.sallyport.v1.RequestState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gateway that dies at each edge of a write: nothing that was acknowledged is lost, nothing happens twice, and it says so. */
final class WritesKilled implements Point {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 100;

    @Override
    public String name() {
        return "kill-9";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onSomeOfAll(server -> {
            Product product = Product.of(server.kind());
            Ledger ledger = Ledger.of(product);
            String policy = product.named(Stand.resource("ledger.yaml"));
            try (Stand stand = Stand.prepare(ground, server, ledger.data(), policy)) {
                stand.startWith(DyingProvider.of(product));
                Count count = new Count(ledger);
                int times = ground.size(25, 1);
                for (int round = 0; round < times; round++) {
                    for (Edge edge : Edge.values()) {
                        dieAt(edge, stand, count);
                    }
                }
                return count.figures(stand, times);
            }
        });
    }

    private static void dieAt(Edge edge, Stand stand, Count count) throws Exception {
        Query dying;
        try (Sallyport client = stand.agent()) {
            count.acknowledged(insert(client, count.ledger.write(count.next(), "kept")));
            dying = count.ledger.write(count.next(), edge.mark());
            if (insert(client, dying)) {
                throw new IllegalStateException("the gateway did not die " + edge);
            }
        }
        if (!stand.gateway().process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the gateway lives on " + edge);
        }
        stand.restartWithEngine();
        try (Sallyport client = stand.agent()) {
            RequestState state = settled(client, dying.requestId());
            boolean isThere = count.ledger.numbered(stand, count.last) == 1;
            count.resolved(edge, state, isThere);
            Answered again = Answered.to(client, dying);
            count.repeated(again.end().contains("REASON_REQUEST_REPEATED"), count.ledger.numbered(stand, count.last));
        }
    }

    private static boolean insert(Sallyport client, Query write) {
        return Answered.to(client, write).isWhole();
    }

    /** What the gateway says in the end; it may have to wait for the database before it knows. */
    private static RequestState settled(Sallyport client, String requestId) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        RequestState state = state(client, requestId);
        while (System.nanoTime() < end
                && (state == RequestState.REQUEST_STATE_UNKNOWN || state == RequestState.REQUEST_STATE_RUNNING)) {
            Thread.sleep(PAUSE_MILLIS);
            state = state(client, requestId);
        }
        return state;
    }

    private static RequestState state(Sallyport client, String requestId) {
        try {
            return client.dataAccess().request(requestId).getState();
        } catch (SallyportException unknown) {
            return RequestState.UNRECOGNIZED;
        }
    }

    private static final class Count {
        private final Ledger ledger;
        private final List<String> wrong = new ArrayList<>();
        private int last;
        private int kept;
        private long lies;
        private long repeats;

        Count(Ledger ledger) {
            this.ledger = ledger;
        }

        int next() {
            return ++last;
        }

        void acknowledged(boolean isWhole) {
            if (!isWhole) {
                throw new IllegalStateException("a plain insert must be acknowledged");
            }
            kept++;
        }

        void resolved(Edge edge, RequestState state, boolean isThere) {
            RequestState expected =
                    edge.isKept() ? RequestState.REQUEST_STATE_COMPLETED : RequestState.REQUEST_STATE_FAILED;
            if (state != expected || isThere != edge.isKept()) {
                lies++;
                wrong.add(edge + " is told as " + state + ", and the row is " + (isThere ? "there" : "not there"));
            }
        }

        void repeated(boolean isRefused, long rows) {
            if (!isRefused || rows > 1) {
                repeats++;
                wrong.add("a repeat was " + (isRefused ? "refused" : "not refused") + ", rows " + rows);
            }
        }

        List<Figure> figures(Stand stand, int times) throws SQLException {
            wrong.forEach(System.err::println);
            int deaths = times * Edge.values().length;
            return List.of(
                    Figure.exactly("deaths, at each of 4 edges", deaths, deaths),
                    Figure.none("writes told otherwise than they ended", lies),
                    Figure.none("repeats of a request that were not refused", repeats),
                    Figure.exactly("acknowledged writes that are there once", ledger.noted(stand, "kept"), kept));
        }
    }
}
