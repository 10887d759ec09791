package dev.sallyport.e2e.corpora;

import dev.sallyport.e2e.corpora.Describer.Fault;
import dev.sallyport.engine.EngineFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The reads of MySQL that others wrote, among tables that a server prepares them against. */
public final class MySqlCorpora {
    private static final String NO_GRAMMAR = "42601";

    private MySqlCorpora() {}

    /**
     * Statements as people, applications and language models write them.
     *
     * @param sample what is taken of each corpus
     */
    public static Settlement settle(CorpusDatabase database, UnaryOperator<List<Asked>> sample)
            throws IOException, SQLException {
        Settlement settlement = new Settlement(database);
        settlement.settle(sample.apply(Corpora.job()), new Tables(), Corpora.jobSchema());
        settlement.infer(sample.apply(Corpora.text2sqlAsWritten()));
        settlement.infer(sample.apply(Corpora.tpc()));
        settlement.infer(sample.apply(Corpora.birdOfMySql()));
        settlement.infer(sample.apply(Corpora.applications()));
        return settlement;
    }

    /** Statements of the server's own tests: of those that its grammar takes, what becomes of the text; no table is there. */
    public static ReadingTally tests(Settlement settlement, CorpusDatabase database, List<Asked> statements)
            throws SQLException, EngineFailure {
        World world = settlement.next();
        Describer server = database.wording().describer(database.connection());
        Map<String, Integer> strange = new TreeMap<>();
        List<Asked> taken = new ArrayList<>();
        for (Asked asked : statements) {
            Optional<Fault> fault = server.fault(asked.sql());
            if (fault.isPresent() && fault.get().state().equals(NO_GRAMMAR)) {
                strange.merge(asked.corpus(), 1, Integer::sum);
            } else {
                taken.add(asked);
            }
        }
        ReadingTally tally = new ReadingTally(strange);
        try (Clerk clerk = Clerk.open(database.settings(world.schema()), database.product())) {
            taken.forEach(asked -> tally.count(clerk, asked));
        }
        return tally;
    }
}
