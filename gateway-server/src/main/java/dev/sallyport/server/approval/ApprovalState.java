package dev.sallyport.server.approval;

import java.util.Locale;

/** Where an approval stands; from any but the first two it goes nowhere. */
public enum ApprovalState {
    PENDING,
    APPROVED,
    CONSUMED,
    REJECTED,
    EXPIRED,
    CANCELLED,
    INVALIDATED;

    /** Whether something can still happen to it. */
    public boolean isOpen() {
        return this == PENDING || this == APPROVED;
    }

    /** As a word in a sentence. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
