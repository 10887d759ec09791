package dev.sallyport.engine.testkit.conformance;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Limits;
import java.util.Optional;
import java.util.Set;

/** An engine under test with a shop of its own, and what the suite has to say in the engine's language. */
public interface EngineSubject extends AutoCloseable {
    Engine engine();

    /** What its provider claims. */
    Set<Capability> claims();

    /** The phrase in the engine's language. */
    Statement say(Phrase phrase);

    /** A read of a column `missing` of customers, which they do not have. */
    Statement sayMissing();

    /** What nobody who speaks the language understands. */
    Statement sayNonsense();

    /** A read of the subject's customers that gives this many rows of one column, whose cells are a few bytes long. */
    Sealed rows(int count, Limits limits);

    /** A read that takes a minute. */
    Sealed slow(Limits limits);

    /** A read whose output comes from a column that is guarded. */
    Sealed guarded(Limits limits);

    /**
     * An operation that leaves this word behind, for {@link #left()} to find, once it is committed; none for an engine that only
     * reads, of whose reads nothing can stay.
     */
    Optional<Sealed> leaving(String word, Limits limits);

    /** The word that was left last. */
    String left() throws EngineFailure;

    /** Lets another table take the name of the subject's customers. */
    void swapTable() throws Exception;

    @Override
    void close();
}
