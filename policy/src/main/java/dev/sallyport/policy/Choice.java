package dev.sallyport.policy;

import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectDescription;
import java.util.List;

/** The one grant that an effect runs under, or why there is none. */
sealed interface Choice {
    record Chosen(Effect effect, ObjectDescription object, GrantTerms terms) implements Choice {}

    /** The near misses stand nearest first; without any, no grant of the caller is about this source. */
    record None(Effect effect, List<NearMiss> misses) implements Choice {}
}
