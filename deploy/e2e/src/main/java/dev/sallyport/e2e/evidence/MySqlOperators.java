package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.corpora.Clerk;
import dev.sallyport.e2e.corpora.CorpusDatabase;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.testkit.OperatorGroups;
import dev.sallyport.engine.testkit.OperatorMixes;
import dev.sallyport.engine.testkit.OperatorMixes.Mix;
import dev.sallyport.engine.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Two operators side by side: what is sent answers over rows of random operands as what was asked does, or it is refused. */
final class MySqlOperators implements Point {
    private static final int OPERATORS = 30;
    private static final int PAIRS = 2_000;
    private static final int RUN = 1_000;
    private static final int TOLD_APART = 600;
    private static final int ONE_OF = 40;

    private final UnaryOperator<String> sent;

    MySqlOperators() {
        this(UnaryOperator.identity());
    }

    /** @param sent what becomes of a text on its way to the server */
    MySqlOperators(UnaryOperator<String> sent) {
        this.sent = sent;
    }

    @Override
    public String name() {
        return "operators";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<Mix> mixes = new ArrayList<>(OperatorMixes.ofTwo().toList());
        Collections.shuffle(mixes, ground.random(1));
        List<Mix> taken = mixes.subList(0, ground.size(mixes.size(), mixes.size() / ONE_OF));
        return ground.onSome(server -> measure(ground, server, taken));
    }

    private List<Figure> measure(Ground ground, TestServer server, List<Mix> mixes) throws Exception {
        try (CorpusDatabase database = CorpusDatabase.create(server)) {
            OperatorGroups groups = new OperatorGroups(database.connection());
            Tally tally = new Tally(groups);
            try (Clerk clerk = Clerk.open(database)) {
                for (Mix mix : mixes) {
                    tally.count(mix, clerk);
                }
            }
            tally.different.forEach(each -> System.err.println("another grouping: " + each));
            System.out.println("operators: refused " + tally.refused);
            return List.of(
                    Figure.atLeast("operators", OperatorMixes.operators(), OPERATORS),
                    Figure.atLeast("ordered pairs", mixes.size(), ground.size(PAIRS, PAIRS / ONE_OF)),
                    Figure.atLeast("pairs that run", tally.run, ground.size(RUN, RUN / ONE_OF)),
                    Figure.atLeast(
                            "of them such that another grouping answers otherwise",
                            tally.toldApart,
                            ground.size(TOLD_APART, TOLD_APART / ONE_OF)),
                    Figure.none("pairs run with another grouping than the server's", tally.different.size()));
        }
    }

    private final class Tally {
        private final OperatorGroups groups;
        private final Map<String, Integer> refused = new TreeMap<>();
        private final List<String> different = new ArrayList<>();
        private int run;
        private int toldApart;

        Tally(OperatorGroups groups) {
            this.groups = groups;
        }

        void count(Mix mix, Clerk clerk) throws SQLException {
            boolean hasRun = false;
            for (String table : OperatorGroups.TABLES) {
                String asked = "select " + mix.bare() + " from " + table;
                switch (clerk.read(asked)) {
                    case Reading.Opaque(var refusal, var _) -> refused.merge(refusal.rule(), 1, Integer::sum);
                    case Reading.Understood understood -> {
                        hasRun = true;
                        compare(asked, new String(clerk.seal(understood).canonical(), StandardCharsets.UTF_8));
                    }
                }
            }
            if (hasRun) {
                run++;
                toldApart += groups.meant(mix).size() < mix.groupings().size() ? 1 : 0;
            }
        }

        private void compare(String asked, String text) {
            List<String> meant = groups.answers(asked);
            List<String> came = groups.answers(sent.apply(text));
            if (!meant.equals(came)) {
                different.add(asked + " was sent as " + text);
            }
        }
    }
}
