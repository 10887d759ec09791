package dev.sallyport.server.flow;

import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Verb;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.source.Stacks;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets what is tied to the structure of a source follow the definitions that were kept. */
public final class Definitions {
    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);

    private final StructureKept structure;

    public Definitions(StructureKept structure) {
        this.structure = structure;
    }

    /** Of a plan that defines nothing, nothing; what breaks leaves hidden what was defined, and is no failure of the request. */
    void follow(Submission submission, RequestSnapshot snapshot, Plan.Runnable plan) {
        Set<ObjectName> changed = plan.reading().operation().effects().stream()
                .filter(effect -> effect.verb() == Verb.DDL)
                .map(Effect::target)
                .collect(Collectors.toSet());
        if (changed.isEmpty()) {
            return;
        }
        try {
            structure.follow(submission, snapshot, changed);
        } catch (RuntimeException | Error bug) {
            LOG.error("a definition was kept and not followed: {}", Stacks.of(bug));
        }
    }
}
