package dev.sallyport.e2e.rules;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Two databases that are one for the agent: an attack is told by answers that differ, or that hold a canary. */
public final class Twins implements AutoCloseable {
    private static final String CANARY = "canary";

    private final List<Twin> twins = new ArrayList<>();

    /**
     * What came of an attack.
     *
     * @param answer with the rule
     * @param holds whether it told nothing
     * @param isReal whether the same attack told something without the rule
     */
    public record Outcome(Attack attack, String answer, boolean holds, boolean isReal) {
        /** Whether the answer is the one that the table expects. */
        public boolean isExpected() {
            return answer.startsWith(attack.verdict());
        }
    }

    private Twins() {}

    public static Twins on(TestServer server) throws SQLException, EngineFailure {
        Twins twins = new Twins();
        try {
            for (int side = 0; side < 2; side++) {
                twins.twins.add(Twin.open(server.createDatabase(), side));
            }
            return twins;
        } catch (SQLException | EngineFailure | RuntimeException failure) {
            twins.close();
            throw failure;
        }
    }

    /** Tries every attack on a rule. */
    public List<Outcome> attempt(String rule) throws SQLException, EngineFailure {
        List<Outcome> outcomes = new ArrayList<>();
        for (Attack attack : Attacks.all()) {
            if (attack.rule().equals(rule)) {
                outcomes.add(attempt(attack));
            }
        }
        return outcomes;
    }

    /** Tries an attack with the rule, and then without it. */
    public Outcome attempt(Attack attack) throws SQLException, EngineFailure {
        List<Heard> heard = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (Twin twin : twins) {
            heard.add(twin.with(attack));
            without.add(twin.without(attack));
        }
        List<String> with = heard.stream().map(Heard::whole).toList();
        return new Outcome(attack, heard.getFirst().text(), !tells(with), tells(without));
    }

    private static boolean tells(List<String> answers) {
        return !answers.getFirst().equals(answers.getLast())
                || answers.stream().anyMatch(answer -> answer.contains(CANARY));
    }

    @Override
    public void close() throws SQLException {
        for (Twin twin : twins) {
            twin.close();
        }
    }
}
