package dev.sallyport.e2e.evidence;

import java.util.List;

/** The bounds of `bench/run`, one figure for each. */
final class Bench implements Point {
    @Override
    public String name() {
        return "bench";
    }

    @Override
    public boolean needsServers() {
        return false;
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return List.of();
    }
}
