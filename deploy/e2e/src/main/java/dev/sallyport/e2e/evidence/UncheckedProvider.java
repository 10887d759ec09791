package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.postgresql.PostgresProvider;
import dev.sallyport.engine.testkit.WeakenedEngine;
import java.util.List;
import java.util.Set;

/** PostgreSQL without the comparison of the catalog before rows are released. No gateway finds it but one that is started with it. */
public final class UncheckedProvider implements EngineProvider {
    static final String NAME = "postgresql-unchecked";

    private final EngineProvider whole = new PostgresProvider();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return whole.capabilities();
    }

    @Override
    public Engine open(SourceSettings settings) throws EngineFailure {
        return new WeakenedEngine(whole.open(settings), UncheckedProvider::weaken);
    }

    private static Sealed weaken(Sealed sealed) {
        Closure none = new Closure(List.of());
        return new Sealed(
                sealed.kind(),
                sealed.canonical(),
                sealed.parameters(),
                sealed.settings(),
                none,
                sealed.columns(),
                sealed.guarded(),
                sealed.limits());
    }
}
