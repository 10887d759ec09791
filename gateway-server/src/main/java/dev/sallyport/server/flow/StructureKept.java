package dev.sallyport.server.flow;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import java.util.Set;

/** Follows a definition that was kept, before anybody hears that it was. */
@FunctionalInterface
public interface StructureKept {
    /**
     * Takes over what the engine's catalog has now. A failure leaves what was changed without a class, and so hidden.
     *
     * @param changed what the definition changed or made, by the names that it was decided under
     */
    void follow(Submission submission, RequestSnapshot snapshot, Set<ObjectName> changed);
}
