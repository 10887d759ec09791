package dev.sallyport.engine.testkit;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Obligations;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An engine whose process ends, as by `kill -9`, where the last statement that was sealed says so. */
public final class DyingEngine extends ForwardingEngine {
    private static final int KILLED = 137;

    private volatile Optional<Edge> edge = Optional.empty();

    public DyingEngine(Engine whole) {
        super(whole);
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        Sealed sealed = super.seal(understood, obligations);
        String text = new String(sealed.canonical(), StandardCharsets.UTF_8);
        edge = Arrays.stream(Edge.values())
                .filter(each -> text.contains(each.mark()))
                .findFirst();
        return sealed;
    }

    @Override
    public Execution open(Permit permit, Cancellation cancellation) throws EngineFailure {
        dieAt(Edge.AFTER_INTENT);
        Execution execution = super.open(permit, cancellation);
        dieAt(Edge.AFTER_STATEMENT);
        return new DyingExecution(execution, this);
    }

    /** Nothing of the process runs after it, no hook and no handler. */
    void dieAt(Edge here) {
        if (edge.filter(here::equals).isPresent()) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private record DyingExecution(Execution whole, DyingEngine engine) implements Execution {
        @Override
        public List<ResultColumn> columns() {
            return whole.columns();
        }

        @Override
        public Optional<Batch> next() throws EngineFailure {
            return whole.next();
        }

        @Override
        public Completion completion() {
            return whole.completion();
        }

        @Override
        public long truncatedCells() {
            return whole.truncatedCells();
        }

        @Override
        public long affected() {
            return whole.affected();
        }

        @Override
        public Optional<String> transaction() {
            return whole.transaction();
        }

        @Override
        public void commit() throws EngineFailure {
            engine.dieAt(Edge.AFTER_PRECOMMIT);
            whole.commit();
            engine.dieAt(Edge.AFTER_COMMIT);
        }

        @Override
        public void cancel() {
            whole.cancel();
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
