package dev.sallyport.engine.testkit;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Obligations;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/** An engine whose sealed statements are weakened before they run: what the gateway would be without one safeguard. */
public final class WeakenedEngine implements Engine {
    private final Engine whole;
    private final UnaryOperator<Sealed> weaken;

    public WeakenedEngine(Engine whole, UnaryOperator<Sealed> weaken) {
        this.whole = whole;
        this.weaken = weaken;
    }

    @Override
    public Catalog catalog() {
        return whole.catalog();
    }

    @Override
    public SortedSet<String> functions() {
        return whole.functions();
    }

    @Override
    public Reading read(Statement statement, Catalog catalog) {
        return whole.read(statement, catalog);
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        return weaken.apply(whole.seal(understood, obligations));
    }

    @Override
    public Execution open(Permit permit, Cancellation cancellation) throws EngineFailure {
        return whole.open(permit, cancellation);
    }

    @Override
    public Fate fate(String transaction) throws EngineFailure {
        return whole.fate(transaction);
    }

    @Override
    public void refresh() throws EngineFailure {
        whole.refresh();
    }

    @Override
    public void close() {
        whole.close();
    }
}
