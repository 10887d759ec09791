package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.testkit.WeakenedEngine;
import java.util.Set;

/** An engine without one safeguard. No gateway finds it but one that is started with it. */
abstract class WeakenedProvider implements EngineProvider {
    private final EngineProvider whole;
    private final String name;

    /** @param lacking what its name says is not there */
    WeakenedProvider(EngineProvider whole, String lacking) {
        this.whole = whole;
        this.name = whole.name() + "-" + lacking;
    }

    /** What is run in the place of what was sealed. */
    abstract Sealed weaken(Sealed sealed);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<Capability> capabilities() {
        return whole.capabilities();
    }

    @Override
    public final Engine open(SourceSettings settings) throws EngineFailure {
        return new WeakenedEngine(whole.open(settings), this::weaken);
    }
}
