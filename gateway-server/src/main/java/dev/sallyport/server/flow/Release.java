package dev.sallyport.server.flow;

import dev.sallyport.audit.Appended;
import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.operation.Hint;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Released;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands the batches of one execution to the caller, and counts and digests what left. */
final class Release {
    private final Plan.Runnable plan;
    private final Answer answer;
    private final MessageDigest digest = Sha256.start();
    private long rows;
    private long bytes;
    private boolean begun;

    Release(Plan.Runnable plan, Answer answer) {
        this.plan = plan;
        this.answer = answer;
    }

    /** Sends what comes first, now that the intent is durable. */
    void begin(Appended intent, List<ResultColumn> columns) {
        begun = true;
        answer.header(intent, plan, columns);
    }

    /** Whether something of the answer may have left. */
    boolean hasBegun() {
        return begun;
    }

    void batch(Batch batch) throws CallEnded {
        for (Batch.Buffers column : batch.columns()) {
            digest.update(column.validity());
            digest.update(column.offsets());
            digest.update(column.data());
        }
        answer.batch(batch);
        rows += batch.rows();
        bytes += batch.bytes();
    }

    /** How much left so far. */
    Released.Count count() {
        return new Released.Count(rows, bytes);
    }

    /** What leaves in all of an execution that was read to its end, while it is still open. */
    Ending ending(Execution execution) {
        return new Ending(execution.completion(), execution.affected(), hints(execution));
    }

    /** What left of an answer that ends so. */
    Released released(Ending ending) {
        return new Released(ending.completion(), count(), ending.affected(), ending.hints(), digest.digest());
    }

    /** What an answer says at its end besides what left. */
    record Ending(Completion completion, long affected, List<Hint> hints) {}

    private List<Hint> hints(Execution execution) {
        List<Hint> hints = new ArrayList<>(plan.decision().obligations().hints());
        if (execution.truncatedCells() > 0) {
            hints.add(new Hint(Hint.Kind.TRUNCATED_CELLS, Optional.empty()));
        }
        return hints;
    }
}
