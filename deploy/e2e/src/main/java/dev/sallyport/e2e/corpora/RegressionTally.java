package dev.sallyport.e2e.corpora;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Verb;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whether what is sent does what the statement itself does, among the relations that each file of the regression tests of PostgreSQL
 * leaves behind, with nothing masked and nothing filtered.
 */
public final class RegressionTally {
    private static final String SCHEMA = "public";
    private static final String PATIENCE = "statement_timeout=3s";
    /** What goes by the clock may stay the same for a moment. */
    private static final int ROUNDS = 5;

    private static final Pattern PARAMETER = Pattern.compile("\\$[0-9]");
    /** Ways to plan that change the order in which rows are found. */
    private static final List<List<String>> OTHER_PLANS = List.of(
            List.of("enable_seqscan=off", "enable_hashagg=off", "enable_hashjoin=off"),
            List.of("enable_indexscan=off", "enable_bitmapscan=off", "enable_mergejoin=off", "enable_sort=off"));

    private final CorpusDatabase database;
    private final Connection connection;
    private final ReadingTally reading = new ReadingTally(new TreeMap<>());
    private final Map<Outcome, Integer> outcomes = new TreeMap<>();
    private final List<String> differing = new ArrayList<>();

    private RegressionTally(CorpusDatabase database) {
        this.database = database;
        this.connection = database.connection();
    }

    /** What became of a statement. */
    public enum Outcome {
        /** The server does not prepare it among these relations, or wants parameters that nobody sends. */
        NOT_PREPARED,
        REFUSED,
        SAME,
        /** The same error both ways. */
        SAME_ERROR,
        /** By itself it does not do the same twice. */
        BY_CHANCE,
        /** Its answer goes by the order in which rows are found: as many rows of the same columns. */
        BY_ORDER,
        /**
         * It goes by the search path, which the gateway pins: code of the database's own looks names up and finds none, or the
         * server writes a name as short as it can.
         */
        BY_PATH,
        TOO_LONG,
        DIFFERENT
    }

    /** Runs the files in order, and judges the statements of each behind it. */
    public static RegressionTally of(CorpusDatabase database, List<RegressionFile> files)
            throws SQLException, EngineFailure {
        RegressionTally tally = new RegressionTally(database);
        for (RegressionFile file : files) {
            try (Connection session = database.connect();
                    Statement statement = session.createStatement()) {
                statement.execute("set statement_timeout = '3s'");
                file.run(session);
            }
            tally.judge(file.judged());
        }
        return tally;
    }

    private void judge(List<Asked> statements) throws SQLException, EngineFailure {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + SCHEMA);
        }
        Describer server = new PostgresDescriber(connection);
        List<Asked> prepared = new ArrayList<>();
        for (Asked asked : statements) {
            if (!PARAMETER.matcher(asked.sql()).find()
                    && server.fault(asked.sql()).isEmpty()) {
                prepared.add(asked);
            } else {
                count(Outcome.NOT_PREPARED);
            }
        }
        if (!prepared.isEmpty()) {
            try (Clerk clerk = Clerk.open(database.settings(SCHEMA))) {
                for (Asked asked : prepared) {
                    count(judge(clerk, asked));
                }
            }
        }
    }

    private void count(Outcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private Outcome judge(Clerk clerk, Asked asked) throws SQLException {
        Optional<Reading.Understood> understood = reading.count(clerk, asked);
        if (understood.isEmpty()) {
            return Outcome.REFUSED;
        }
        Sealed sealed = clerk.seal(understood.get());
        List<String> pinned = PostgresTerms.timed(sealed, PATIENCE);
        List<String> byPath = new ArrayList<>(pinned);
        byPath.add("search_path=" + SCHEMA);
        Both both = new Both(
                understood.get().operation().kind() == OperationKind.READ,
                written(understood.get()),
                pinned,
                byPath,
                asked.sql(),
                AnswerTally.text(sealed));
        Change sent = both.does(connection, both.pinned, both.rendering);
        Change raw = both.does(connection, both.byPath, both.stated);
        if (raw.answer().isCancelled() || sent.answer().isCancelled()) {
            return Outcome.TOO_LONG;
        }
        if (raw.equals(sent)) {
            return raw.answer().error().isEmpty() ? Outcome.SAME : Outcome.SAME_ERROR;
        }
        return explained(both, raw, sent).orElseGet(() -> {
            differing.add(String.join(
                    "\t",
                    asked.group(),
                    Settlement.oneLine(both.stated),
                    Settlement.oneLine(both.rendering),
                    raw.brief(),
                    AnswerTally.brief(raw.answer()),
                    sent.brief(),
                    AnswerTally.brief(sent.answer())));
            return Outcome.DIFFERENT;
        });
    }

    /** Why what is sent may do something else than what was stated. */
    private Optional<Outcome> explained(Both both, Change raw, Change sent) throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            if (!raw.equals(both.does(connection, both.byPath, both.stated))
                    || !sent.equals(both.does(connection, both.pinned, both.rendering))) {
                return Optional.of(Outcome.BY_CHANCE);
            }
        }
        if (raw.equals(both.does(connection, both.byPath, both.rendering))) {
            return Optional.of(Outcome.BY_PATH);
        }
        if (!raw.isLike(sent)) {
            return Optional.empty();
        }
        for (List<String> plan : OTHER_PLANS) {
            List<String> all = new ArrayList<>(both.byPath);
            all.addAll(plan);
            if (!raw.equals(both.does(connection, all, both.stated))) {
                return Optional.of(Outcome.BY_ORDER);
            }
        }
        return Optional.empty();
    }

    /**
     * A statement and what is sent for it.
     *
     * @param tables those that it changes
     * @param byPath the pinned settings, but for the path on which names are looked up
     */
    private record Both(
            boolean isRead,
            List<String> tables,
            List<String> pinned,
            List<String> byPath,
            String stated,
            String rendering) {
        Change does(Connection connection, List<String> settings, String sql) throws SQLException {
            return isRead
                    ? new Change(
                            Answer.to(connection, new PostgresTerms(), PostgresTerms.local(settings), sql), 0, Map.of())
                    : Change.of(connection, tables, settings, sql);
        }
    }

    private static List<String> written(Reading.Understood understood) {
        Wording wording = new PostgresWording();
        return understood.operation().effects().stream()
                .filter(effect -> effect.verb() != Verb.READ)
                .map(Effect::target)
                .map(target -> wording.quoted(target.schema()) + "." + wording.quoted(target.object()))
                .distinct()
                .toList();
    }

    /** How many statements ended how. */
    public int count(Outcome... some) {
        int all = 0;
        for (Outcome outcome : some) {
            all += outcomes.getOrDefault(outcome, 0);
        }
        return all;
    }

    /** The outcomes, and what is refused most often. */
    public String table() {
        return "outcomes " + outcomes + "\n" + reading.table();
    }

    /** Each refused statement with its stage and construct. */
    public List<String> refused() {
        return reading.refusedLines();
    }

    /** File, statement, what was sent, what both did. */
    public List<String> differing() {
        return List.copyOf(differing);
    }
}
