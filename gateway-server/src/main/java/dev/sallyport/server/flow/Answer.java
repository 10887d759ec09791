package dev.sallyport.server.flow;

import dev.sallyport.audit.Appended;
import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Released;
import java.util.List;

/** Where the answer of one request goes; every method belongs to the one thread that runs the request. */
public interface Answer extends Cancellation {
    /** What comes first; nothing of the data may leave before. */
    void header(Appended intent, Plan.Runnable plan, List<ResultColumn> columns);

    /** All there is where a person has to say yes first: nothing ran, and the name of the approval is good for later. */
    void approvalRequired(Approval approval, Plan.Asked plan);

    /**
     * Rows, as fast as the client reads.
     *
     * @throws CallEnded when the client cancelled or stopped reading
     */
    void batch(Batch batch) throws CallEnded;

    /** What comes last. */
    void summary(Released released, Appended outcome);

    /** A no; `index` is 0 when not even the trail could take it. */
    void refuse(Refusal refusal, long index);
}
