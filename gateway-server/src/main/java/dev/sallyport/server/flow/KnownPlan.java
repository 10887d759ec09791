package dev.sallyport.server.flow;

import dev.sallyport.engine.Sealed;
import dev.sallyport.server.request.Plan;
import java.util.List;

/** A plan, which other requests may share, as it stands for one of them. */
sealed interface KnownPlan {
    record Refused(Plan.Refused plan) implements KnownPlan {}

    /**
     * It may run.
     *
     * @param sealed the rendering of the plan, with the literals of the request
     */
    record Runnable(Plan.Runnable plan, Sealed sealed) implements KnownPlan {}

    /**
     * The plan with what the request has in the gaps of its rendering.
     *
     * @param literals none where the plan was made for this text
     */
    static KnownPlan of(Plan plan, List<String> literals) {
        return switch (plan) {
            case Plan.Refused refused -> new Refused(refused);
            case Plan.Runnable runnable ->
                new Runnable(runnable, runnable.sealed().fill(literals));
        };
    }
}
