package dev.sallyport.cli;

import dev.sallyport.v1.ApprovalState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where an approval stands, as it is typed. */
enum StateName {
    pending,
    approved,
    consumed,
    rejected,
    expired,
    cancelled,
    invalidated;

    /** As the wire has it; not set where nothing was typed. */
    static ApprovalState state(@Nullable StateName name) {
        return name == null
                ? ApprovalState.APPROVAL_STATE_UNSPECIFIED
                : ApprovalState.valueOf("APPROVAL_STATE_" + name.name().toUpperCase(Locale.ROOT));
    }

    /** In a word. */
    static String word(ApprovalState state) {
        return state.name().replace("APPROVAL_STATE_", "").toLowerCase(Locale.ROOT);
    }
}
