package dev.sallyport.engine;

import dev.sallyport.operation.ObjectUse;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * One source, understood and run by the engine that speaks its language.
 *
 * <p>Thread-safe. `read` and `seal` wait for no I/O.
 */
public interface Engine extends AutoCloseable {
    /** The current catalog snapshot; a later call may return a newer one. */
    Catalog catalog();

    /** The functions that a statement may call, each with the types of its arguments: `lower(text)`. */
    default SortedSet<String> functions() {
        return Collections.emptySortedSet();
    }

    /**
     * What a statement has in common with others of its literals: whatever {@link #read} and {@link #seal} make of one of them,
     * they make of each, but for the literals in the gaps. Nothing where only the same statement is surely the same.
     */
    default Optional<StatementShape> shape(Statement statement) {
        return Optional.empty();
    }

    /** Understands a statement against the catalog of one principal, or refuses it. */
    Reading read(Statement statement, Catalog catalog);

    /**
     * Renders what will be sent: masks and row filters at the source, under every reference.
     *
     * @throws IllegalArgumentException when the obligations do not cover every effect that stands in the statement
     */
    Sealed seal(Reading.Understood understood, Obligations obligations);

    /** What will be sent, in words that a person reads: a rendering that is a text is these words itself. */
    default String readable(Sealed sealed) {
        return new String(sealed.canonical(), StandardCharsets.UTF_8);
    }

    /**
     * Finds out what a person is shown of an operation before it runs; changes nothing.
     *
     * @param sealed as it would run, its parameters bound
     * @param shown the terms under which the sample is shown, which may be stricter than those of the operation
     */
    default Preview preview(Reading.Understood understood, Sealed sealed, Obligations shown) throws EngineFailure {
        return Preview.uncounted(Preview.Reversibility.UNKNOWN);
    }

    /** What tells the server and the database behind the source from any other behind the same address. */
    String server() throws EngineFailure;

    /**
     * Runs a sealed operation inside one transaction, compares its catalog closure and checks the result's origin.
     *
     * <p>When it returns, the first row may be released; nothing has been committed. A cancellation that comes before that
     * ends the statement on the database and surfaces as a failure.
     *
     * @throws EngineFailure when nothing happened, with the reason
     */
    Execution open(Permit permit, Cancellation cancellation) throws EngineFailure;

    /**
     * What became of a transaction, as the server itself remembers it. What a definition left unfinished may be cleaned up on the
     * way, for which nobody is held up for more than a moment.
     *
     * @param transaction as {@link Execution#transaction()} named it
     */
    Fate fate(String transaction) throws EngineFailure;

    /**
     * Compares what the gateway's own role may do with what it needs, and says what the least-privilege role would be.
     *
     * @param uses everything that some grant lets somebody do
     */
    default Diagnosis diagnose(Set<ObjectUse> uses) throws EngineFailure {
        throw new EngineFailure(
                new Refusal(
                        Reason.UNSUPPORTED,
                        "`doctor` is not offered for this engine yet: it does not look at the rights of its role",
                        "engine.doctor",
                        "compare the rights of the role with the grants, as the page of the engine in `docs` says"),
                "DOCTOR");
    }

    /** Reads the catalog anew, now. */
    void refresh() throws EngineFailure;

    @Override
    void close();
}
