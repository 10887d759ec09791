package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;

/**
 * The plan of a read: it does what the read does, so that whoever may not send the read is told no plan of it either.
 *
 * @param tree of the read
 */
record PostgresPlan(Reading.Understood read, PostgresTree tree) implements Reading.Tree {
    private static final Refusal READS = new Refusal(
            Reason.UNSUPPORTED,
            "only the plan of a read is told",
            "explain.reads",
            "ask for a dry run, which tells what the statement would do and how it is decided");

    /** Asks for the plan of a statement instead of running it. */
    static Reading of(Reading statement) {
        return switch (statement) {
            case Reading.Understood read
            when read.operation().kind() == OperationKind.READ && read.tree() instanceof PostgresTree tree ->
                new Reading.Understood(read.operation(), new PostgresPlan(read, tree), "EXPLAIN " + read.shape());
            case Reading.Understood _ -> refused();
            case Reading.Opaque(var _, var kind)
            when kind == OperationKind.WRITE || kind == OperationKind.DDL -> refused();
            case Reading.Opaque opaque -> opaque;
        };
    }

    /** Nothing is written, whatever the statement is. */
    private static Reading refused() {
        return new Reading.Opaque(READS, OperationKind.UNKNOWN);
    }
}
