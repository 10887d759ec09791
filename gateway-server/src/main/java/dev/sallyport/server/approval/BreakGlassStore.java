package dev.sallyport.server.approval;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Durable break-glasses; every method is one transaction, and what it throws did not happen. */
public interface BreakGlassStore {
    Optional<BreakGlass> find(String name);

    /** What one request of an admin proposed. */
    Optional<BreakGlass> ofRequest(String openedBy, String requestId);

    /** The newest first. */
    List<BreakGlass> newest(int most);

    /** All that nobody reviewed, the oldest first, also those of which nothing came. */
    List<BreakGlass> unreviewed();

    /** Those that were opened for a human on a source and not ended by anybody; their time may be over. */
    List<BreakGlass> opened(String source, String issuer, String human);

    /**
     * Adds one, unless its request did before.
     *
     * @param may whether it may be, beside all that nobody reviewed; asked within the transaction
     * @param record runs last before the commit
     * @return false where it was not added
     */
    boolean insert(BreakGlass glass, Predicate<List<BreakGlass>> may, Runnable record);

    /**
     * Changes one, if it is as it was read.
     *
     * @param may whether it may become that, beside all that nobody reviewed; asked within the transaction
     * @param record runs last before the commit
     * @return false where it was not changed
     */
    boolean change(BreakGlass before, BreakGlass after, Predicate<List<BreakGlass>> may, Runnable record);
}
