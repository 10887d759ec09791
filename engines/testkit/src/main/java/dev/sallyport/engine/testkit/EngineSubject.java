package dev.sallyport.engine.testkit;

import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Limits;

/** An engine under test, and operations sealed in its own language. */
public interface EngineSubject extends AutoCloseable {
    Engine engine();

    /** A read of the subject's table that gives this many rows of one column, whose cells are a few bytes long. */
    Sealed rows(int count, Limits limits);

    /** A read that takes a minute. */
    Sealed slow(Limits limits);

    /** A read whose output comes from a column that is guarded. */
    Sealed guarded(Limits limits);

    /** An operation that leaves this word behind, for {@link #left()} to find, once it is committed. */
    Sealed leaving(String word, Limits limits);

    /** The word that was left last. */
    String left() throws EngineFailure;

    /** Lets another table take the name of the subject's table. */
    void swapTable() throws Exception;

    @Override
    void close();
}
