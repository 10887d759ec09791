package dev.sallyport.engine.testkit;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Diagnosis;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.ObjectUse;
import dev.sallyport.operation.Obligations;
import java.util.Set;
import java.util.SortedSet;

/** Another engine, but for what a test changes of it. It forwards no shapes, so that each statement is read and sealed for itself. */
public abstract class ForwardingEngine implements Engine {
    private final Engine whole;

    protected ForwardingEngine(Engine whole) {
        this.whole = whole;
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
        return whole.seal(understood, obligations);
    }

    @Override
    public String readable(Sealed sealed) {
        return whole.readable(sealed);
    }

    @Override
    public Preview preview(Reading.Understood understood, Sealed sealed, Obligations shown) throws EngineFailure {
        return whole.preview(understood, sealed, shown);
    }

    @Override
    public String server() throws EngineFailure {
        return whole.server();
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
    public Diagnosis diagnose(Set<ObjectUse> uses) throws EngineFailure {
        return whole.diagnose(uses);
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
