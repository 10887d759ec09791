package dev.sallyport.server.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Durable approvals; every method is one transaction, and what it throws did not happen. */
public interface ApprovalStore {
    Optional<Approval> find(String name);

    /** What one request of a caller asked for. */
    Optional<Approval> ofRequest(Requester requester, String requestId);

    /** The oldest first, behind the one that has this name; all of a state where one is given. */
    List<Approval> list(Optional<ApprovalState> state, Optional<Approval> after, int most);

    /** The open ones whose time is over. */
    List<Approval> due(Instant now, int most);

    /**
     * How many wait.
     *
     * @param ofAgent those of the very agent
     */
    record Pending(long ofAgent, long ofHuman) {}

    /** How many wait that an agent, or any agent of a human, asked for. */
    Pending pending(Requester requester);

    /** What became of an approval that was to be added. */
    enum Insertion {
        DONE,
        /** Its request asked for one before, or somebody came first. */
        KNOWN,
        /** As many wait as may. */
        FULL_OF_AGENT,
        FULL_OF_HUMAN
    }

    /**
     * Adds one, unless its request asked for one before or as many wait as may.
     *
     * @param record runs last before the commit and gives the index of the record in the trail
     */
    Insertion insert(Approval approval, Pending most, LongSupplier record);

    /**
     * Changes one, if nobody else did since; of many who try, one gets through.
     *
     * @param before as it was read
     * @param recorded runs behind the comparison and before the commit, and gives what it becomes
     * @return false where it is not as it was read any more
     */
    boolean change(Approval before, Supplier<Approval> recorded);
}
