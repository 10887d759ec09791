package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.generated.Commands;
import dev.sallyport.e2e.generated.Policy;
import dev.sallyport.engine.testkit.DocumentServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** No command made by chance tells databases of documents apart that differ in what its reader may not see; with a hole it does. */
final class GeneratedCommands implements Point {
    private static final int ALL = 100_000;
    private static final int FEW = 300;
    /** Clauses that a small sample has. */
    private static final int PRESENT = 40;

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onEachOfDocuments(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, DocumentServer server) throws Exception {
        int commands = Integer.getInteger("sallyport.generated", ground.size(ALL, FEW));
        Policy policy = Policy.ofDocuments();
        Commands generator = new Commands(ground.seed());
        try (Trio trio = Trio.ofDocuments(ground, server, policy.text(CommandData.classes()), Trio.Start.WHOLE)) {
            GeneratedTally tally = GeneratedReads.compare(trio, generator, Set.of(), commands);
            System.out.println("generated: " + tally.text());
            GeneratedReads.keep(ground, tally);
            List<Figure> figures = new ArrayList<>(tally.figures(commands, ground.quick() ? PRESENT : 0));
            figures.addAll(PairPower.weaknesses(ground, trio, generator, policy));
            return figures;
        }
    }
}
