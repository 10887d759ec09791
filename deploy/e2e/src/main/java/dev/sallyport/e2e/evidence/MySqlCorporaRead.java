package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.corpora.AnswerTally;
import dev.sallyport.e2e.corpora.Asked;
import dev.sallyport.e2e.corpora.Corpora;
import dev.sallyport.e2e.corpora.CorpusDatabase;
import dev.sallyport.e2e.corpora.MySqlCorpora;
import dev.sallyport.e2e.corpora.ReadingTally;
import dev.sallyport.e2e.corpora.Settlement;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Of the reads that a server prepares, nearly all are understood, and what is sent answers as the statement; of those in its own tests, most. */
final class MySqlCorporaRead implements Point {
    private static final double REALISTIC = 99.5;
    private static final double TESTS = 85;
    private static final int ONE_OF = 100;

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
            Settlement settlement = MySqlCorpora.settle(database, all -> sample(ground, all));
            ReadingTally realistic = ReadingTally.of(settlement, database);
            ReadingTally tests = MySqlCorpora.tests(settlement, database, sample(ground, Corpora.mysqlTests()));
            ReadingTally writes = MySqlCorpora.tests(settlement, database, sample(ground, Corpora.mysqlTestWrites()));
            String name = server.kind().name().toLowerCase(Locale.ROOT);
            keep(ground, name + "-reads-refused.tsv", realistic);
            keep(ground, name + "-tests-refused.tsv", tests);
            keep(ground, name + "-test-writes-refused.tsv", writes);
            if (oneOf(ground) == 1) {
                report(ground, name, realistic, tests, writes);
            }
            Files.write(target(ground).resolve(name + "-reads-not-prepared.tsv"), settlement.leftovers());
            AnswerTally answers = AnswerTally.of(settlement, database, ground.random(2));
            Collection<String> corpora = realistic.corpora();
            List<Figure> figures = new ArrayList<>(List.of(
                    figure("read to a tree", realistic, corpora, realistic::read, REALISTIC),
                    figure("understood", realistic, corpora, realistic::understood, REALISTIC),
                    figure("read to a tree", tests, tests.corpora(), tests::read, TESTS),
                    figure("writes read to a tree", writes, writes.corpora(), writes::read, TESTS)));
            figures.addAll(Answers.figures(answers, target(ground).resolve(name + "-reads-differing.tsv")));
            return figures;
        }
    }

    private static void keep(Ground ground, String file, ReadingTally tally) throws IOException {
        System.out.println(tally.table());
        Files.write(target(ground).resolve(file), tally.refusedLines());
    }

    /** What is refused, in the gateway's own words alone. */
    private static void report(
            Ground ground, String name, ReadingTally realistic, ReadingTally tests, ReadingTally writes)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of("# Refused of the corpora on " + name, "", "Realistic:", ""));
        lines.addAll(realistic.refusals());
        lines.addAll(List.of("", "The server's own tests:", ""));
        lines.addAll(tests.refusals());
        lines.addAll(List.of("", "Writes of the server's own tests:", ""));
        lines.addAll(writes.refusals());
        Files.write(ground.root().resolve("docs/evidence/refused-" + name + ".md"), lines);
    }

    private static Path target(Ground ground) throws IOException {
        return Files.createDirectories(ground.root().resolve("target"));
    }

    private static Figure figure(
            String what, ReadingTally tally, Collection<String> corpora, ToLongFunction<String> counted, double bound) {
        int prepared = corpora.stream().mapToInt(tally::prepared).sum();
        long good = corpora.stream().mapToLong(counted).sum();
        String name = corpora.size() == 1 ? corpora.iterator().next() : "the corpora";
        return Figure.share(
                "of the " + prepared + " that the server takes of " + name + ", " + what, good, prepared, bound);
    }

    private static List<Asked> sample(Ground ground, List<Asked> all) {
        List<Asked> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, ground.random(all.size()));
        int oneOf = oneOf(ground);
        return oneOf == 1 ? all : shuffled.subList(0, all.size() / oneOf);
    }

    /** Of how many statements one is taken. */
    private static int oneOf(Ground ground) {
        return Integer.getInteger("sallyport.corpora", ground.size(1, ONE_OF));
    }
}
