package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.bypass.Bypass;
import dev.sallyport.e2e.bypass.Tally;
import java.nio.file.Path;
import java.util.List;

/** The rows of the bypass corpus that ask a person: refused without, run once with. */
final class ApprovedCases implements Point {
    @Override
    public String name() {
        return "bypass";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        Path shared = ground.root().resolve("..").resolve("shared").resolve("bypass");
        return ground.onSome(server -> {
            Tally tally = Bypass.judgeWriters(shared, server, ground.fresh("bypass"));
            return List.of(
                    none("writers' cases that let something through", tally.missed()),
                    none("writers' cases with another answer on the pair", tally.pairDifferences()),
                    none("writers' cases that changed what they may not", tally.stateChanges()),
                    none("writers' cases that no person could allow", tally.overBlocked()),
                    none("writers' cases that are deferred", tally.deferred()));
        });
    }

    private static Figure none(String what, List<String> ids) {
        ids.forEach(id -> System.err.println(what + ": " + id));
        return Figure.none(what, ids.size());
    }
}
