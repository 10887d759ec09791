package dev.sallyport.server.flow;

import dev.sallyport.audit.Appended;
import dev.sallyport.engine.Batch;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
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
    void begin(Appended intent, Execution execution) {
        begun = true;
        answer.header(intent, plan, execution.columns());
    }

    /** Whether something of the answer may have left. */
    boolean hasBegun() {
        return begun;
    }

    Released all(Execution execution) throws EngineFailure, CallEnded {
        for (Optional<Batch> next = execution.next(); next.isPresent(); next = execution.next()) {
            one(next.get());
        }
        return new Released(execution.completion(), count(), execution.affected(), hints(execution), digest.digest());
    }

    /** How much left so far. */
    Released.Count count() {
        return new Released.Count(rows, bytes);
    }

    private void one(Batch batch) throws CallEnded {
        for (Batch.Buffers column : batch.columns()) {
            digest.update(column.validity());
            digest.update(column.offsets());
            digest.update(column.data());
        }
        answer.batch(batch);
        rows += batch.rows();
        bytes += batch.bytes();
    }

    private List<Hint> hints(Execution execution) {
        List<Hint> hints = new ArrayList<>(plan.decision().obligations().hints());
        if (execution.truncatedCells() > 0) {
            hints.add(new Hint(Hint.Kind.TRUNCATED_CELLS, Optional.empty()));
        }
        return hints;
    }
}
