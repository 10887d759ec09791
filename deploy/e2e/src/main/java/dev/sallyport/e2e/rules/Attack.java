package dev.sallyport.e2e.rules;

import java.util.List;

/**
 * One attack on a rule.
 *
 * @param rule number of the rule that stops it
 * @param without what is left of the gateway when the rule is taken away
 * @param verdict how its answer begins where the rule holds
 * @param others what others do beside it
 * @param sql what the agent asks
 */
public record Attack(String rule, Seam without, String verdict, Others others, String sql) {
    /** What is left of the gateway when one rule is taken away. */
    enum Seam {
        /** Masks and row filters; the statement over them is the agent's own text, with the server's own look-up of names. */
        MASKED,
        /** Nothing: the gateway's role runs the agent's own text. */
        RAW,
        /** Everything but the fence around row filters. */
        UNFENCED,
        /** Everything but the comparison of the catalog. */
        UNCHECKED,
        /** Everything, with classes that are known by the names of columns alone. */
        BY_NAME,
        /** Everything but masks, in a statement that reads no column that is masked itself. */
        UNMASKED
    }

    /**
     * Statements of others.
     *
     * @param before behind the back of the classes, before the decision
     * @param meanwhile between the decision and the run
     * @param held in a transaction that is still open then
     */
    record Others(List<String> before, List<String> meanwhile, List<String> held) {
        Others {
            before = List.copyOf(before);
            meanwhile = List.copyOf(meanwhile);
            held = List.copyOf(held);
        }

        boolean changesNothing() {
            return before.isEmpty() && meanwhile.isEmpty();
        }

        int count() {
            return before.size() + meanwhile.size() + held.size();
        }
    }

    @Override
    public String toString() {
        return rule + " " + sql;
    }
}
