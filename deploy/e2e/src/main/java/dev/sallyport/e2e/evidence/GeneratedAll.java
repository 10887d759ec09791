package dev.sallyport.e2e.evidence;

import java.util.ArrayList;
import java.util.List;

/** Statements of all kinds made by chance, reads and then writes, on databases that differ in what may not be seen. */
final class GeneratedAll implements Point {
    private static final int READS = 150_000;

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Figure figure : new GeneratedReads(READS).measure(ground)) {
            figures.add(figure.on("reads"));
        }
        for (Figure figure : new GeneratedWrites().measure(ground)) {
            figures.add(figure.on("writes"));
        }
        return figures;
    }
}
