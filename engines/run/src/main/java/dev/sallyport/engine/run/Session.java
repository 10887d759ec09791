package dev.sallyport.engine.run;

/** A connection that is one's own until it is closed. */
public interface Session extends Deadline.Endable, AutoCloseable {
    /** Ends the transaction without what it did; a connection that cannot do that is not used again. */
    void rollBack();

    /** Lets the connection be closed instead of returned. */
    void spoil();

    /** Returns the connection, unless it is not to be used again. */
    @Override
    void close();
}
