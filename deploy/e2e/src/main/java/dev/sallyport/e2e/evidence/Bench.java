package dev.sallyport.e2e.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
