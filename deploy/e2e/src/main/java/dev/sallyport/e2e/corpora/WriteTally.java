package dev.sallyport.e2e.corpora;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Whether what is sent changes the rows that the statement itself changes, over seeded tables with nothing masked or filtered. */
public final class WriteTally {
    private static final String PATIENCE = "statement_timeout=10s";

    private final Connection connection;
    private final ReadingTally reading;
    private int compared;
    private int changing;
    private int failing;
    private int byChance;
    private final List<String> differing = new ArrayList<>();

    private WriteTally(Connection connection, ReadingTally reading) {
        this.connection = connection;
        this.reading = reading;
    }

    /** Sows the tables and writes both ways; nothing is kept. */
    public static WriteTally of(Settlement settlement, CorpusDatabase database, Random random)
            throws EngineFailure, SQLException {
        WriteTally tally = new WriteTally(database.connection(), new ReadingTally(settlement.unprepared()));
        for (Settled settled : settlement.settled()) {
            if (!settled.statements().isEmpty()) {
                Seeds.sow(database.connection(), settled, random);
                Map<String, String> untouched =
                        Change.digests(database.connection(), settled.world().qualified());
                try (Clerk clerk = Clerk.open(database.settings(settled.world().schema()))) {
                    for (Asked asked : settled.statements()) {
                        tally.compare(clerk, settled.world(), untouched, asked);
                    }
                }
            }
        }
        return tally;
    }

    private void compare(Clerk clerk, World world, Map<String, String> untouched, Asked asked) throws SQLException {
        Optional<Reading.Understood> understood = reading.count(clerk, asked);
        if (understood.isEmpty()) {
            return;
        }
        Sealed sealed = clerk.seal(understood.get());
        if (!sealed.parameters().isEmpty()) {
            throw new IllegalStateException("parameters without a caller that sends any: " + asked.sql());
        }
        Change raw = raw(world, sealed, asked);
        Change sent = Change.of(
                connection, world.qualified(), PostgresTerms.timed(sealed, PATIENCE), AnswerTally.text(sealed));
        compared++;
        failing += raw.answer().error().isEmpty() ? 0 : 1;
        changing += raw.digests().isEmpty() || raw.digests().equals(untouched) ? 0 : 1;
        if (raw.equals(sent)) {
            return;
        }
        if (!raw.equals(raw(world, sealed, asked))) {
            byChance++;
        } else {
            differing.add(String.join(
                    "\t",
                    asked.corpus(),
                    Settlement.oneLine(asked.sql()),
                    Settlement.oneLine(AnswerTally.text(sealed)),
                    raw.brief(),
                    sent.brief()));
        }
    }

    private Change raw(World world, Sealed sealed, Asked asked) throws SQLException {
        List<String> settings = new ArrayList<>(PostgresTerms.timed(sealed, PATIENCE));
        settings.add("search_path=" + world.quoted(world.schema()));
        return Change.of(connection, world.qualified(), settings, asked.sql());
    }

    /** What was understood of all of them. */
    public ReadingTally reading() {
        return reading;
    }

    public int compared() {
        return compared;
    }

    /** Of the compared ones, those that leave other rows behind. */
    public int changing() {
        return changing;
    }

    /** Of the compared ones, those that end with an error by themselves. */
    public int failing() {
        return failing;
    }

    /** Those that do not do the same twice by themselves, and were not compared. */
    public int byChance() {
        return byChance;
    }

    /** Corpus, statement, what was sent, what both did. */
    public List<String> differing() {
        return List.copyOf(differing);
    }
}
