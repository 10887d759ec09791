package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.Sealed;
import java.nio.charset.StandardCharsets;

/** PostgreSQL without the fence around row filters. */
public final class UnfencedProvider extends WeakenedProvider {
    public UnfencedProvider() {
        super("postgresql-unfenced");
    }

    @Override
    Sealed weaken(Sealed sealed) {
        String text = new String(sealed.canonical(), StandardCharsets.UTF_8);
        return new Sealed(
                sealed.kind(),
                text.replace(" OFFSET 0)", ")").getBytes(StandardCharsets.UTF_8),
                sealed.parameters(),
                sealed.settings(),
                sealed.closure(),
                sealed.columns(),
                sealed.guarded(),
                sealed.limits());
    }
}
