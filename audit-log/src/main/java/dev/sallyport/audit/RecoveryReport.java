package dev.sallyport.audit;

import java.util.List;

/**
 * How a log was found: whether the last run closed it, what was cut off, and the operations left open.
 *
 * @param inDoubt writes of the last day of which only their database can tell whether they were kept
 */
public record RecoveryReport(
        boolean wasClosed, long truncatedBytes, List<OpenOperation> openOperations, List<InDoubt> inDoubt) {
    /** Copies the lists. */
    public RecoveryReport {
        openOperations = List.copyOf(openOperations);
        inDoubt = List.copyOf(inDoubt);
    }
}
