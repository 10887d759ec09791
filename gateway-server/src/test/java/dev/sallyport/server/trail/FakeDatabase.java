package dev.sallyport.server.trail;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A database of which a record tells the engine's name and the catalog's version; it only tells the fates of transactions. */
record FakeDatabase(Told told) implements EngineProvider, Engine, Catalog {
    /** What it tells of a transaction. */
    @FunctionalInterface
    interface Told {
        Fate of(String transaction) throws EngineFailure;
    }

    FakeDatabase() {
        this(_ -> {
            throw new IllegalStateException("nothing ran here");
        });
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public String version() {
        return "catalog-1";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Engine open(SourceSettings settings) {
        return this;
    }

    @Override
    public Catalog catalog() {
        return this;
    }

    @Override
    public Optional<ObjectDescription> object(ObjectName name) {
        return Optional.empty();
    }

    @Override
    public Collection<ObjectDescription> objects() {
        return List.of();
    }

    @Override
    public Catalog visibleTo(Visibility visibility) {
        return this;
    }

    @Override
    public Reading read(Statement statement, Catalog catalog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Fate fate(String transaction) throws EngineFailure {
        return told.of(transaction);
    }

    @Override
    public Execution open(Permit permit, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String server() {
        return "fake";
    }

    @Override
    public void refresh() {
        // nothing changes
    }

    @Override
    public void close() {
        // nothing is open
    }
}
