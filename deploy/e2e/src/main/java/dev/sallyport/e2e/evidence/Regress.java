package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.corpora.Asked;
import dev.sallyport.e2e.corpora.CorpusDatabase;
import dev.sallyport.e2e.corpora.FrontEnd;
import dev.sallyport.e2e.corpora.FrontEnd.Verdict;
import dev.sallyport.e2e.corpora.RegressionFile;
import dev.sallyport.e2e.corpora.RegressionTally;
import dev.sallyport.e2e.corpora.RegressionTally.Outcome;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The regression tests of PostgreSQL: how much of their queries and writes is read, each as the server's own grammar reads it, and
 * whether those do the same that find their relations.
 */
final class Regress implements Point {
    private static final double REACHING = 85;
    /** Of a small sample, in which one file may be about what is refused. */
    private static final double SAMPLE_REACHING = 75;

    private static final int COMPARED = 4_000;
    private static final int SOME = 50;
    /** Files beside those that the others stand on, in a small sample. */
    private static final int FEW = 6;

    @Override
    public String name() {
        return "regress";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<RegressionFile> files = sample(ground);
        List<Figure> figures = new ArrayList<>(read(files, ground.quick() ? SAMPLE_REACHING : REACHING));
        figures.addAll(ground.onSome(server -> answered(ground, server, files)));
        return figures;
    }

    private static List<RegressionFile> sample(Ground ground) throws IOException {
        List<RegressionFile> all = RegressionFile.all();
        if (!ground.quick()) {
            return all;
        }
        List<RegressionFile> others =
                new ArrayList<>(all.stream().filter(file -> !file.isFirst()).toList());
        Collections.shuffle(others, ground.random(all.size()));
        List<RegressionFile> sample =
                new ArrayList<>(all.stream().filter(RegressionFile::isFirst).toList());
        sample.addAll(others.subList(0, FEW));
        return sample;
    }

    private static List<Figure> read(List<RegressionFile> files, double bound) throws IOException {
        int statements = 0;
        int same = 0;
        List<String> different = new ArrayList<>();
        try (FrontEnd frontEnd = FrontEnd.start()) {
            for (RegressionFile file : files) {
                for (Asked asked : file.judged()) {
                    Verdict verdict = frontEnd.judge(asked.sql());
                    statements += !(verdict instanceof Verdict.No) || frontEnd.isStatement(asked.sql()) ? 1 : 0;
                    same += verdict instanceof Verdict.Same ? 1 : 0;
                    if (verdict instanceof Verdict.Different(String print)) {
                        different.add(asked.sql() + "\n  read as " + print);
                    }
                }
            }
        }
        different.forEach(each -> System.err.println("read otherwise: " + each));
        return List.of(
                Figure.share("of " + statements + " queries and writes, reaching the tree", same, statements, bound),
                Figure.none("of them, read as another statement than the server's", different.size()));
    }

    private static List<Figure> answered(Ground ground, TestServer server, List<RegressionFile> files)
            throws Exception {
        try (CorpusDatabase database = CorpusDatabase.create(server)) {
            RegressionTally tally = RegressionTally.of(database, files);
            System.out.println(tally.table());
            Path target = Files.createDirectories(ground.root().resolve("target"));
            Files.write(target.resolve("regress-refused.tsv"), tally.refused());
            Files.write(target.resolve("regress-differing.tsv"), tally.differing());
            int compared = tally.count(Outcome.SAME, Outcome.SAME_ERROR, Outcome.BY_ORDER, Outcome.DIFFERENT);
            return List.of(
                    Figure.atLeast(
                            "that find their relations, compared with what is sent",
                            compared,
                            ground.size(COMPARED, SOME)),
                    Figure.none("of them, doing something else", tally.count(Outcome.DIFFERENT)));
        }
    }
}
