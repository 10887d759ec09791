package dev.sallyport.engine.testkit;

import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Sealed;

/** What the gateway alone does with a sealed statement, for tests that have no gateway. */
public final class TestRun {
    private static final long ANY_RECORD = 7;

    private TestRun() {}

    /** Opens it as if the trail had taken its record. */
    public static Execution open(Engine engine, Sealed sealed) throws EngineFailure {
        return engine.open(Permit.mint(sealed, ANY_RECORD), new TestCancellation());
    }

    /** Keeps what it changed. */
    public static void commit(Execution execution) throws EngineFailure {
        execution.commit();
    }
}
