package dev.sallyport.audit;

import java.util.List;

/** How a log was found: whether the last run closed it, what was cut off, and the operations left open. */
public record RecoveryReport(boolean wasClosed, long truncatedBytes, List<OpenOperation> openOperations) {
    /** Copies the list. */
    public RecoveryReport {
        openOperations = List.copyOf(openOperations);
    }
}
