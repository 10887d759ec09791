package dev.sallyport.engine.testkit;

import dev.sallyport.engine.Engine;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Obligations;
import java.util.function.UnaryOperator;

/** An engine whose sealed statements are weakened before they run: what the gateway would be without one safeguard. */
public final class WeakenedEngine extends ForwardingEngine {
    private final UnaryOperator<Sealed> weaken;

    public WeakenedEngine(Engine whole, UnaryOperator<Sealed> weaken) {
        super(whole);
        this.weaken = weaken;
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        return weaken.apply(super.seal(understood, obligations));
    }
}
