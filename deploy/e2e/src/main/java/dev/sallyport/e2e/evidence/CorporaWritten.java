package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.corpora.Asked;
import dev.sallyport.e2e.corpora.CorpusDatabase;
import dev.sallyport.e2e.corpora.ReadingTally;
import dev.sallyport.e2e.corpora.Settlement;
import dev.sallyport.e2e.corpora.WriteTally;
import dev.sallyport.e2e.corpora.Written;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Of the writes of the corpora that a server prepares, nearly all are understood, and what is sent changes the same rows. */
final class CorporaWritten implements Point {
    /** How the sources of the one corpus begin that an application wrote. */
    private static final String APPLICATION = "app_";

    private static final double BOUND = 98;
    /** One source of the sample is about bit strings. */
    private static final double SAMPLE_BOUND = 70;

    private static final double CHANGING = 60;
    /** Of the sources, in a small sample. */
    private static final int ONE_OF = 40;
    /** Statements of each source, in a small sample. */
    private static final int FEW = 25;

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
            Settlement settlement = new Settlement(database);
            settlement.infer(sample(ground));
            WriteTally tally = WriteTally.of(settlement, database, ground.random(2));
            ReadingTally reading = tally.reading();
            System.out.println(reading.table());
            System.out.println("corpora: " + tally.byChance() + " do not do the same twice, " + tally.failing()
                    + " fail by themselves");
            Path target = Files.createDirectories(ground.root().resolve("target"));
            Files.write(target.resolve("writes-refused.tsv"), reading.refusedLines());
            Files.write(target.resolve("writes-not-prepared.tsv"), settlement.leftovers());
            Files.write(target.resolve("writes-differing.tsv"), tally.differing());
            return figures(ground, reading, tally);
        }
    }

    private static List<Figure> figures(Ground ground, ReadingTally reading, WriteTally tally) {
        List<Figure> figures = new ArrayList<>();
        if (!ground.quick()) {
            reading.corpora().forEach(corpus -> figures.add(understood(reading, List.of(corpus), corpus, BOUND)));
        }
        figures.add(understood(reading, reading.corpora(), "all corpora", ground.quick() ? SAMPLE_BOUND : BOUND));
        figures.add(Figure.none(
                "of " + tally.compared() + " writes, changing other rows than the raw one",
                tally.differing().size()));
        figures.add(Figure.share("of the writes change rows", tally.changing(), tally.compared(), CHANGING));
        return figures;
    }

    private static Figure understood(ReadingTally reading, Collection<String> corpora, String name, double bound) {
        int prepared = corpora.stream().mapToInt(reading::prepared).sum();
        long understood = corpora.stream().mapToLong(reading::understood).sum();
        return Figure.share("of the " + prepared + " prepared of " + name + " understood", understood, prepared, bound);
    }

    /** All of them, or some statements of some sources and of the application. */
    private static List<Asked> sample(Ground ground) throws IOException {
        List<Asked> all = Written.all();
        List<String> sources = new ArrayList<>(all.stream()
                .map(Asked::group)
                .distinct()
                .filter(source -> !source.startsWith(APPLICATION))
                .toList());
        Collections.shuffle(sources, ground.random(all.size()));
        int most = ground.size(Integer.MAX_VALUE, FEW);
        int oneOf = Integer.getInteger("sallyport.corpora", ground.size(1, ONE_OF));
        Map<String, Integer> taken = new HashMap<>();
        all.stream()
                .map(Asked::group)
                .filter(source -> source.startsWith(APPLICATION))
                .forEach(source -> taken.put(source, 0));
        sources.subList(0, sources.size() / oneOf).forEach(source -> taken.put(source, 0));
        return all.stream()
                .filter(asked -> taken.getOrDefault(asked.group(), most) < most)
                .filter(asked -> taken.merge(asked.group(), 1, Integer::sum) > 0)
                .toList();
    }
}
