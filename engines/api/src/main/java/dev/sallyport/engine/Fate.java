package dev.sallyport.engine;

/** What became of a transaction whose end nobody saw. */
public enum Fate {
    KEPT,
    UNDONE,
    /** The server still works on it, or waits for a client that is gone. */
    RUNNING,
    /** The server does not remember it, or is another one. */
    FORGOTTEN
}
