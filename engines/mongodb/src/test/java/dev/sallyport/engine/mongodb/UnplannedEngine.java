package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.ForwardingEngine;
import java.util.List;
import org.bson.BsonDocument;

/** An engine that looks at no document that comes back. */
final class UnplannedEngine extends ForwardingEngine {
    UnplannedEngine(Engine whole) {
        super(whole);
    }

    @Override
    public Execution open(Permit permit, Cancellation cancellation) throws EngineFailure {
        Sealed sealed = permit.use();
        BsonDocument rendering = MongoDocuments.of(sealed.canonical()).clone();
        rendering.remove("planned");
        Sealed unplanned = new Sealed(
                sealed.kind(),
                MongoDocuments.bytes(rendering),
                sealed.gaps(),
                sealed.parameters(),
                sealed.written(),
                sealed.settings(),
                sealed.closure(),
                sealed.columns(),
                List.of(),
                sealed.limits());
        return super.open(Permit.mint(unplanned, permit.auditIndex()), cancellation);
    }
}
