package dev.sallyport.engine;

/** Whether an answer is whole. */
public enum Completion {
    COMPLETE,
    LIMIT_REACHED
}
