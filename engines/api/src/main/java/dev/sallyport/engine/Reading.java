package dev.sallyport.engine;

import dev.sallyport.operation.Operation;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Refusal;

/** What an engine made of a statement: all of it, or nothing. */
public sealed interface Reading {
    /**
     * Understood completely.
     *
     * @param shape the statement with every literal as `?`, for the trail
     */
    record Understood(Operation operation, Tree tree, String shape) implements Reading {}

    /**
     * Not understood completely, so it never runs.
     *
     * @param kind UNKNOWN unless a tree exists
     */
    record Opaque(Refusal refusal, OperationKind kind) implements Reading {}

    /** The engine's own resolved form of a statement, tied to the catalog snapshot that it was resolved on. */
    interface Tree {}
}
