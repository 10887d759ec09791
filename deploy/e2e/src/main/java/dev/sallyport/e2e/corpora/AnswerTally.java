package dev.sallyport.e2e.corpora;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Whether what is sent answers as the statement itself does, over seeded tables with nothing masked or filtered. */
public final class AnswerTally {
    /** Of the statement itself; what takes longer is not compared. */
    private static final Duration SHORT = Duration.ofSeconds(1);
    /** Of what is sent, and of the second looks at the statement. */
    private static final Duration LONG = Duration.ofSeconds(10);
    /** Statements over the same rows: more of them name more values than a table has rows. */
    private static final int MOST = 400;

    private final Connection connection;
    private final Terms terms;
    private int sown;
    private int shuffled;
    private int compared;
    private int filled;
    private int byCount;
    private int tooLong;
    private int failing;
    private final List<String> differing = new ArrayList<>();

    private AnswerTally(CorpusDatabase database) {
        this.connection = database.connection();
        this.terms = Terms.of(database.product());
    }

    /** Sows the tables and asks both ways. */
    public static AnswerTally of(Settlement settlement, CorpusDatabase database, Random random)
            throws EngineFailure, SQLException {
        AnswerTally tally = new AnswerTally(database);
        for (Settled settled : settlement.settled()) {
            for (Settled part : settled.parts(MOST)) {
                tally.count(database, part, random);
            }
        }
        return tally;
    }

    private void count(CorpusDatabase database, Settled settled, Random random) throws EngineFailure, SQLException {
        World world = settled.world();
        world.empty();
        Seeds.sow(connection, settled, random);
        world.analyse();
        sown++;
        try (Clerk clerk = Clerk.open(database.settings(world.schema()), database.product())) {
            for (Asked asked : settled.statements()) {
                compare(clerk, world, asked);
            }
        }
    }

    private void compare(Clerk clerk, World world, Asked asked) throws SQLException {
        if (!(clerk.read(asked.sql()) instanceof Reading.Understood understood)) {
            return;
        }
        Sealed sealed = clerk.seal(understood);
        if (!sealed.parameters().isEmpty()) {
            throw new IllegalStateException("parameters without a caller that sends any: " + asked.sql());
        }
        Answer raw = raw(world.schema(), sealed, asked, SHORT);
        if (raw.isCancelled()) {
            tooLong++;
            return;
        }
        Answer sent = sent(sealed, asked, raw);
        compared++;
        filled += raw.isEmpty() ? 0 : 1;
        failing += !raw.error().isEmpty() && raw.error().equals(sent.error()) ? 1 : 0;
        if (!raw.equals(sent)) {
            judge(world, sealed, asked, raw, sent);
        }
    }

    /** An answer that depends on the order of the rows in their table can only be counted. */
    private void judge(World world, Sealed sealed, Asked asked, Answer raw, Answer sent) throws SQLException {
        if (shuffled != sown) {
            Shuffled.copy(world, sown);
            shuffled = sown;
        }
        boolean isOfOrder = false;
        for (int order = 1; order <= Shuffled.ORDERS && !isOfOrder; order++) {
            isOfOrder = !raw(Shuffled.schema(world, sown, order), sealed, asked, LONG)
                    .equals(raw);
        }
        if (isOfOrder && raw.isLike(sent)) {
            byCount++;
        } else {
            differing.add(String.join(
                    "\t",
                    asked.corpus(),
                    Settlement.oneLine(asked.sql()),
                    Settlement.oneLine(text(sealed)),
                    brief(raw),
                    brief(sent)));
        }
    }

    private Answer sent(Sealed sealed, Asked asked, Answer raw) throws SQLException {
        Answer sent = Answer.to(connection, terms, terms.pinned(sealed, LONG), text(sealed));
        return terms.seen(sent, sealed, asked, raw);
    }

    private Answer raw(String schema, Sealed sealed, Asked asked, Duration time) throws SQLException {
        List<String> before = new ArrayList<>(terms.pinned(sealed, time));
        before.add(terms.enter(schema));
        return Answer.to(connection, terms, before, asked.sql());
    }

    static String text(Sealed sealed) {
        return new String(sealed.canonical(), StandardCharsets.UTF_8);
    }

    static String brief(Answer answer) {
        String rows = answer.rows().size() + " rows "
                + answer.rows().stream().limit(3).toList();
        return Settlement.oneLine(answer.columns() + " " + rows + " " + answer.error());
    }

    public int compared() {
        return compared;
    }

    /** Of the compared ones, those that say anything. */
    public int filled() {
        return filled;
    }

    /** Those whose number of rows alone could be compared. */
    public int byCount() {
        return byCount;
    }

    /** Those that took too long by themselves, and were not compared. */
    public int tooLong() {
        return tooLong;
    }

    /** Of the compared ones, those that end with the same error both ways. */
    public int failing() {
        return failing;
    }

    /** Corpus, statement, what was sent, both answers. */
    public List<String> differing() {
        return differing;
    }
}
