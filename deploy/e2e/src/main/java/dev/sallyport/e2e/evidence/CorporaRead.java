package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.corpora.Asked;
import dev.sallyport.e2e.corpora.Corpora;
import dev.sallyport.e2e.corpora.CorpusDatabase;
import dev.sallyport.e2e.corpora.ReadingTally;
import dev.sallyport.e2e.corpora.Settlement;
import dev.sallyport.e2e.corpora.Tables;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Of the statements that a server prepares, nearly all are understood: of each corpus, or of a small sample of all of them. */
final class CorporaRead implements Point {
    private static final double BOUND = 98.5;
    private static final int ONE_OF = 20;

    @Override
    public String name() {
        return "corpora";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onSome(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, TestServer server) throws Exception {
        try (CorpusDatabase database = CorpusDatabase.create(server)) {
            Settlement settlement = settle(ground, database);
            ReadingTally tally = ReadingTally.of(settlement, database);
            System.out.println(tally.table());
            Path target = Files.createDirectories(ground.root().resolve("target"));
            Files.write(target.resolve("reads-refused.tsv"), tally.refusedLines());
            Files.write(target.resolve("reads-not-prepared.tsv"), settlement.leftovers());
            return ground.quick() ? List.of(figure(tally, tally.corpora(), "all corpora")) : figures(tally);
        }
    }

    private static List<Figure> figures(ReadingTally tally) {
        return tally.corpora().stream()
                .map(corpus -> figure(tally, List.of(corpus), corpus))
                .toList();
    }

    private static Figure figure(ReadingTally tally, Collection<String> corpora, String name) {
        int prepared = corpora.stream().mapToInt(tally::prepared).sum();
        long understood = corpora.stream().mapToLong(tally::understood).sum();
        return Figure.share("of the " + prepared + " prepared of " + name + " understood", understood, prepared, BOUND);
    }

    /** Every statement of the corpora, or a sample, among tables. */
    static Settlement settle(Ground ground, CorpusDatabase database) throws IOException, SQLException {
        Settlement settlement = new Settlement(database);
        Map<String, Tables> schemas = Corpora.text2sqlSchemas();
        Map<String, List<Asked>> classic =
                sample(ground, Corpora.text2sql()).stream().collect(Collectors.groupingBy(Asked::group));
        for (var group : classic.entrySet()) {
            settlement.settle(group.getValue(), schemas.getOrDefault(group.getKey(), new Tables()), List.of());
        }
        settlement.settle(sample(ground, Corpora.job()), new Tables(), Corpora.jobSchema());
        settlement.infer(sample(ground, Corpora.tpc()));
        settlement.infer(sample(ground, Corpora.bird()));
        return settlement;
    }

    private static List<Asked> sample(Ground ground, List<Asked> all) {
        List<Asked> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, ground.random(all.size()));
        return ground.quick() ? shuffled.subList(0, all.size() / ONE_OF) : all;
    }
}
