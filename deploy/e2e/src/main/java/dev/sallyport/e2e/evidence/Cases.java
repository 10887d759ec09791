package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.bypass.Bypass;
import dev.sallyport.e2e.bypass.Tally;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The bypass corpus: what must not come through does not, what must come comes, and most of what may come masked. */
final class Cases implements Point {
    private static final int ONE_OF = 8;

    private final double runMasked;

    /** @param runMasked of the cases that may run masked, in percent, those that must run */
    Cases(double runMasked) {
        this.runMasked = runMasked;
    }

    @Override
    public String name() {
        return "bypass";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        Path shared = ground.root().resolve("..").resolve("shared").resolve("bypass");
        return ground.onSomeOfAll(server -> {
            Tally tally = Bypass.judge(shared, server, ground.fresh("bypass"), ground.size(1, ONE_OF));
            List<Figure> none = List.of(
                    none("cases that let something through", tally.missed()),
                    none("cases with another answer on the pair", tally.pairDifferences()),
                    none("cases that changed the database", tally.stateChanges()),
                    none("cases of what must run that were refused", tally.overBlocked()));
            Figure share = Figure.share(
                    "of the " + tally.maskable() + " that may run masked, run",
                    tally.masked(),
                    tally.maskable(),
                    ground.quick() ? 0 : runMasked);
            tally.notShown().forEach(id -> System.err.println("not shown by the server: " + id));
            return Stream.concat(none.stream(), Stream.of(share)).toList();
        });
    }

    private static Figure none(String what, List<String> ids) {
        ids.forEach(id -> System.err.println(what + ": " + id));
        return Figure.none(what, ids.size());
    }
}
