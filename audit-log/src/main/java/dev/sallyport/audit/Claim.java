package dev.sallyport.audit;

/** What became of the wish to announce a write: the record that makes its request id the write's own, or why there is none. */
public sealed interface Claim {
    /** The id is this write's alone; the record has its place and becomes durable by itself. */
    record Taken(Pending pending) implements Claim {}

    /** Nothing was recorded. */
    enum Refused implements Claim {
        /** The id was used before: by another write, or by a read that ran. */
        REPEATED,
        /** As many ids as the log can remember were claimed within a day. */
        FULL,
        /** There is no id to claim. */
        UNNAMED
    }
}
