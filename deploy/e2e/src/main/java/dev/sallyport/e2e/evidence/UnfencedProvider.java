package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.postgresql.PostgresProvider;
import dev.sallyport.engine.testkit.WeakenedEngine;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** PostgreSQL without the fence around row filters. No gateway finds it but one that is started with it. */
public final class UnfencedProvider implements EngineProvider {
    static final String NAME = "postgresql-unfenced";

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
        return new WeakenedEngine(whole.open(settings), UnfencedProvider::weaken);
    }

    private static Sealed weaken(Sealed sealed) {
        String text = new String(sealed.canonical(), StandardCharsets.UTF_8);
        byte[] unfenced = text.replace(" OFFSET 0)", ")").getBytes(StandardCharsets.UTF_8);
        return new Sealed(
                sealed.kind(),
                unfenced,
                sealed.parameters(),
                sealed.settings(),
                sealed.closure(),
                sealed.columns(),
                sealed.guarded(),
                sealed.limits());
    }
}
