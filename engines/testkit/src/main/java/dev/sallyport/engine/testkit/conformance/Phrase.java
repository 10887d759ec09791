package dev.sallyport.engine.testkit.conformance;

import dev.sallyport.engine.Capability;
import java.util.List;

/**
 * What the suite wants to say; each engine says it in its own language, also where it does not serve it.
 *
 * <p>The subject's shop has customers with an `id`, a `name` and a `card`: 1 to 3, `clear 1` to `clear 3`, `card 1` to `card 3`.
 */
public enum Phrase {
    /** All of every customer, ordered by id. */
    CUSTOMERS(Capability.SIMPLE_READS, "1, clear 1, card 1", "2, clear 2, card 2", "3, clear 3, card 3"),

    /** The card of the customer whose id is the greatest one, which an operation inside finds. */
    CARD_OF_THE_LAST(Capability.SUBQUERIES, "card 3"),

    /** The cards of customers 1 and 3, each by an operation of its own, as one answer in any order. */
    CARDS_TOGETHER(Capability.SET_OPERATIONS, "card 1", "card 3"),

    /** The cards of all customers, ordered by id, through a view of the shop. */
    CARDS_THROUGH_A_VIEW(Capability.VIEWS, "card 1", "card 2", "card 3"),

    /** Adds customer 4, `clear 4`, `card 4`. */
    ADD(Capability.WRITES),

    /** Calls customer 2 `renamed`. */
    RENAME(Capability.WRITES),

    /** Removes customer 3. */
    REMOVE(Capability.WRITES),

    /** Makes `notes`, of which there are none yet. */
    MAKE(Capability.DEFINITIONS),

    /** Gives customers a further column `note`. */
    EXTEND(Capability.COLUMN_DEFINITIONS);

    private final Capability capability;
    private final String answer;

    Phrase(Capability capability, String... answer) {
        this.capability = capability;
        this.answer = String.join("\n", answer);
    }

    /** What an engine must claim that serves it. */
    public Capability capability() {
        return capability;
    }

    /** The rows that it returns where everything is clear, each with its cells in order; none where it returns nothing. */
    public List<String> answer() {
        return answer.lines().toList();
    }

    /** Whether it returns rows. */
    public boolean isRead() {
        return !answer.isEmpty();
    }
}
