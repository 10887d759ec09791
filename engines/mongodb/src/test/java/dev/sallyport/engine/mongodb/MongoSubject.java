package dev.sallyport.engine.mongodb;

import com.mongodb.MongoNamespace;
import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.testkit.CarelessEngine;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.engine.testkit.conformance.EngineSubject;
import dev.sallyport.engine.testkit.conformance.Phrase;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.OperationKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;

/**
 * Customers and a view of their cards, and the suite's phrases as commands.
 *
 * @param whole whose catalog commands are sealed against by hand
 * @param spoken the phrases that it has words for; it says no sense for any other
 */
record MongoSubject(
        DocumentDatabase database, MongoEngine whole, Engine engine, Set<Capability> claims, Set<Phrase> spoken)
        implements EngineSubject {
    private static final String CUSTOMERS = "customers";

    static MongoSubject open(DocumentDatabase database) throws EngineFailure {
        return open(database, new MongoProvider().capabilities(), EnumSet.allOf(Phrase.class));
    }

    static MongoSubject open(DocumentDatabase database, Set<Capability> claims, Set<Phrase> spoken)
            throws EngineFailure {
        database.database().drop();
        database.run(
                "{create: 'customers'}",
                "{insert: 'customers', documents: [{_id: 1, id: 1, name: 'clear 1', card: 'card 1'},"
                        + " {_id: 2, id: 2, name: 'clear 2', card: 'card 2'}, {_id: 3, id: 3, name: 'clear 3', card: 'card 3'}]}",
                "{create: 'secrets'}",
                "{create: 'cards', viewOn: 'customers', pipeline: [{$project: {id: 1, card: 1}}]}");
        MongoEngine engine = OnDocuments.open(OnDocuments.settings(database, 4));
        return new MongoSubject(database, engine, engine, claims, spoken);
    }

    /** The same customers behind an engine that does not do what it must. */
    MongoSubject careless() {
        return new MongoSubject(database, whole, new CarelessEngine(new UnplannedEngine(engine)), claims, spoken);
    }

    @Override
    public Sealed rows(int count, Limits limits) {
        return read(first("{$project: {_id: 0, n: {$range: [0, " + count + "]}}}, {$unwind: '$n'}"), limits);
    }

    /** Each of a thousand, a thousand times, and so on. */
    @Override
    public Sealed slow(Limits limits) {
        String times = "{$set: {n: {$range: [0, 1000]}}}, {$unwind: '$n'}, ".repeat(4);
        return read(first(times + "{$match: {n: -1}}"), limits);
    }

    @Override
    public Sealed guarded(Limits limits) {
        String cards = "{aggregate: 'customers', pipeline: [{$project: {_id: 0, id: 1, card: 1}}], cursor: {}}";
        return seal(OperationKind.READ, "{command: " + cards + ", planned: ['id']}", limits);
    }

    @Override
    public Optional<Sealed> leaving(String word, Limits limits) {
        Limits one = new Limits(limits.rows(), limits.bytes(), limits.cellBytes(), 1, limits.time());
        String update = "{update: 'customers', updates: [{q: {id: 1}, u: {$set: {name: '" + word + "'}}}]}";
        return Optional.of(seal(OperationKind.WRITE, "{command: " + update + "}", one));
    }

    @Override
    public String left() throws EngineFailure {
        try (Execution execution =
                TestRun.open(whole, read(first("{$project: {_id: 0, name: 1}}"), OnDocuments.WIDE))) {
            return Cells.apart(execution.columns(), Cells.rows(execution).getFirst())
                    .getFirst()
                    .orElse("nothing");
        }
    }

    @Override
    public Statement say(Phrase phrase) {
        if (!spoken.contains(phrase)) {
            return sayNonsense();
        }
        return command(
                switch (phrase) {
                    case CUSTOMERS ->
                        "{find: 'customers', projection: {_id: 0, id: 1, name: 1, card: 1}, sort: {id: 1}}";
                    case CARD_OF_THE_LAST -> """
                        {aggregate: 'customers', cursor: {}, pipeline: [
                            {$lookup: {from: 'customers', as: 'last', pipeline: [
                                {$group: {_id: null, id: {$max: '$id'}}}]}},
                            {$match: {$expr: {$in: ['$id', '$last.id']}}},
                            {$project: {_id: 0, card: 1}}]}""";
                    case CARDS_TOGETHER -> """
                        {aggregate: 'customers', cursor: {}, pipeline: [
                            {$match: {id: 1}},
                            {$project: {_id: 0, card: 1}},
                            {$unionWith: {coll: 'customers', pipeline: [
                                {$match: {id: 3}},
                                {$project: {_id: 0, card: 1}}]}}]}""";
                    case CARDS_THROUGH_A_VIEW -> "{find: 'cards', projection: {_id: 0, card: 1}, sort: {id: 1}}";
                    case ADD -> "{insert: 'customers', documents: [{_id: 4, id: 4, name: 'clear 4', card: 'card 4'}]}";
                    case RENAME -> "{update: 'customers', updates: [{q: {id: 2}, u: {$set: {name: 'renamed'}}}]}";
                    case REMOVE -> "{delete: 'customers', deletes: [{q: {id: 3}, limit: 1}]}";
                    case MAKE -> "{create: 'notes'}";
                    case EXTEND ->
                        "{collMod: 'customers', validator: {$jsonSchema: {properties: {note: {bsonType: 'string'}}}}}";
                });
    }

    @Override
    public Statement sayMissing() {
        return command("{find: 'customers', projection: {_id: 0, id: 1, name: 1, missing: 1}, sort: {id: 1}}");
    }

    @Override
    public Statement sayNonsense() {
        return command("{find: ['customers']}");
    }

    private static Statement command(String json) {
        return new Statement(new Statement.Body.Command(MongoDocuments.bytes(BsonDocument.parse(json))), List.of());
    }

    private static String first(String stages) {
        return "{aggregate: 'customers', pipeline: [{$match: {id: 1}}, " + stages + "], cursor: {}}";
    }

    private Sealed read(String command, Limits limits) {
        return seal(OperationKind.READ, "{command: " + command + "}", limits);
    }

    private Sealed seal(OperationKind kind, String rendering, Limits limits) {
        MongoCatalog catalog = whole.catalog();
        return new Sealed(
                kind,
                MongoDocuments.bytes(BsonDocument.parse(rendering)),
                List.of(),
                List.of(),
                catalog.closure(List.of(catalog.collection(CUSTOMERS).orElseThrow())),
                kind == OperationKind.READ ? List.of(new OutputColumn("document", Origin.CLEAR, "")) : List.of(),
                List.of(),
                limits);
    }

    @Override
    public void swapTable() {
        rename(CUSTOMERS, "kept");
        rename("secrets", CUSTOMERS);
    }

    private void rename(String from, String to) {
        database.database().getCollection(from).renameCollection(new MongoNamespace(database.name(), to));
    }

    @Override
    public void close() {
        whole.close();
    }
}
