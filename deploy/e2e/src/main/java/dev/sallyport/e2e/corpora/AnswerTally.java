package dev.sallyport.e2e.corpora;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Whether what is sent answers as the statement itself does, over seeded tables with nothing masked or filtered. */
public final class AnswerTally {
    /** Of the statement itself; what takes longer is not compared. */
    private static final String SHORT = "statement_timeout=1s";
    /** Of what is sent, and of the second looks at the statement. */
    private static final String LONG = "statement_timeout=10s";

    private final Connection connection;
    private int compared;
    private int filled;
    private int byCount;
    private int tooLong;
    private int failing;
    private final List<String> differing = new ArrayList<>();

    private AnswerTally(Connection connection) {
        this.connection = connection;
    }

    /** Sows the tables and asks both ways. */
    public static AnswerTally of(Settlement settlement, CorpusDatabase database, Random random)
            throws EngineFailure, SQLException {
        AnswerTally tally = new AnswerTally(database.connection());
        for (Settled settled : settlement.settled()) {
            if (!settled.statements().isEmpty()) {
                Seeds.sow(database.connection(), settled, random);
                Shuffled.copy(settled.world(), database.connection());
                try (Clerk clerk = Clerk.open(database.settings(settled.world().schema()))) {
                    for (Asked asked : settled.statements()) {
                        tally.compare(clerk, settled.world(), asked);
                    }
                }
            }
        }
        return tally;
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
        Answer sent = Answer.to(connection, timed(sealed, LONG), text(sealed));
        compared++;
        filled += raw.isEmpty() ? 0 : 1;
        failing += !raw.error().isEmpty() && raw.error().equals(sent.error()) ? 1 : 0;
        if (!raw.equals(sent)) {
            judge(world, sealed, asked, raw, sent);
        }
    }

    /** An answer that depends on the order of the rows in their table can only be counted. */
    private void judge(World world, Sealed sealed, Asked asked, Answer raw, Answer sent) throws SQLException {
        boolean isOfOrder = !raw(Shuffled.schema(world, 1), sealed, asked, LONG).equals(raw)
                || !raw(Shuffled.schema(world, 2), sealed, asked, LONG).equals(raw);
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

    private Answer raw(String schema, Sealed sealed, Asked asked, String timeout) throws SQLException {
        List<String> settings = new ArrayList<>(timed(sealed, timeout));
        settings.add("search_path=" + World.quoted(schema));
        return Answer.to(connection, settings, asked.sql());
    }

    static List<String> timed(Sealed sealed, String timeout) {
        List<String> timed = new ArrayList<>(sealed.settings());
        timed.add(timeout);
        timed.removeIf(each -> each.startsWith("default_transaction"));
        return timed;
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
