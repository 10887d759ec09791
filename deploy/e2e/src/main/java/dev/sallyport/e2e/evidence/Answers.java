package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.corpora.AnswerTally;
import dev.sallyport.e2e.corpora.CorpusDatabase;
import dev.sallyport.e2e.corpora.Settlement;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is sent with nothing masked answers as the statement itself. */
final class Answers implements Point {
    private static final double FILLED = 60;

    @Override
    public String name() {
        return "answers";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onSome(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, TestServer server) throws Exception {
        try (CorpusDatabase database = CorpusDatabase.create(server)) {
            Settlement settlement = CorporaRead.settle(ground, database);
            AnswerTally tally = AnswerTally.of(settlement, database, ground.random(2));
            Path target = Files.createDirectories(ground.root().resolve("target"));
            return figures(tally, target.resolve("reads-differing.tsv"));
        }
    }

    /** @param differing where those are written down whose answers differ */
    static List<Figure> figures(AnswerTally tally, Path differing) throws IOException {
        Files.write(differing, tally.differing());
        System.out.println("answers: " + tally.byCount() + " compared by their number of rows alone, " + tally.failing()
                + " failed alike, " + tally.tooLong() + " took too long");
        return List.of(
                Figure.none(
                        "of " + tally.compared() + " answers, differing from the raw one",
                        tally.differing().size()),
                Figure.share("of the answers not empty", tally.filled(), tally.compared(), FILLED));
    }
}
