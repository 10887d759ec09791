package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Mask.Grain;
import dev.sallyport.operation.Mask.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** M1: of any document comes out what is clear, as it is, and what masks make of the rest. */
@OnServers(ServerKind.DOCUMENTDB)
final class MongoSourceIT {
    private static final List<Mask> MASKS = List.of(
            new Mask.Null(),
            new Mask.Constant("$gone"),
            new Mask.Redact(),
            new Mask.Hash(),
            new Mask.Partial(new Shape.Email()),
            new Mask.Partial(new Shape.Last(4)),
            new Mask.Partial(new Shape.First(2)),
            new Mask.Generalize(new Grain.Month()),
            new Mask.Generalize(new Grain.Year()),
            new Mask.Generalize(new Grain.Bucket(10)));

    private final MongoDatabase database;

    MongoSourceIT(DocumentDatabase own) {
        this.database = own.database();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void whatComesOutIsWhatIsDisclosed(int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Documents documents = new Documents(random);
        String name = "any" + seed;
        List<BsonDocument> stored = new ArrayList<>();
        for (int id = 0; id < 60; id++) {
            BsonDocument document = documents.next(id);
            if (store(name, document)) {
                stored.add(document);
            }
        }
        assertThat(stored).hasSizeGreaterThan(20);
        Scene scene = new Scene().collection(name, stored.subList(0, 20), List.of());
        MongoCollection known = scene.catalog().collection(name).orElseThrow();
        Map<String, Disclosure> columns = disclose(scene, known, random);

        List<RawBsonDocument> shown = scene.run(database, new BsonDocument("find", text(name)));

        ShownModel model = new ShownModel(columns, known.arrays());
        assertThat(shown).hasSameSizeAs(stored);
        for (int i = 0; i < stored.size(); i++) {
            BsonDocument expected = model.of(stored.get(i));
            assertThat(told(shown.get(i)))
                    .as("seed %s of %s under %s", seed, stored.get(i), columns)
                    .isEqualTo(told(expected));
        }
    }

    private Map<String, Disclosure> disclose(Scene scene, MongoCollection known, RandomGenerator random) {
        Map<String, Disclosure> columns = new HashMap<>();
        known.description().columns().forEach(column -> {
            String path = known.name() + "/" + column.name();
            int kind = random.nextInt(5);
            if (kind < 2 && !column.name().equals("_id")) {
                scene.masked(path, MASKS.get(random.nextInt(MASKS.size())));
            } else if (kind == 2 && !column.name().equals("_id")) {
                scene.withheld(path);
                return;
            }
            columns.put(column.name(), scene.disclosure(known.description().name(), column.name()));
        });
        return columns;
    }

    /** Whether the server keeps such a document at all: some take no key that begins with a dollar sign. */
    private boolean store(String name, BsonDocument document) {
        try {
            return database.runCommand(new BsonDocument("insert", text(name))
                            .append("documents", new BsonArray(List.of(document))))
                    .getInteger("n")
                    .equals(1);
        } catch (MongoException e) {
            return false;
        }
    }

    /** Each mask of each value that is odd, by itself: it raises for none. */
    @Test
    void masksAreTotal() {
        Documents documents = new Documents(new SplittableRandom(99));
        List<BsonDocument> stored = new ArrayList<>();
        Scene scene = new Scene();
        for (int id = 0; id < 400; id++) {
            BsonDocument document = new BsonDocument("_id", new BsonInt32(id));
            BsonValue value = documents.scalar();
            for (int mask = 0; mask < MASKS.size(); mask++) {
                document.append("m" + mask, value);
            }
            assertThat(store("total", document)).isTrue();
            stored.add(document);
        }
        scene.collection("total", stored, List.of());
        Map<String, Disclosure> columns = new HashMap<>(Map.of("_id", new Disclosure.Clear()));
        for (int mask = 0; mask < MASKS.size(); mask++) {
            scene.masked("total/m" + mask, MASKS.get(mask));
            columns.put(
                    "m" + mask,
                    scene.disclosure(
                            scene.catalog()
                                    .collection("total")
                                    .orElseThrow()
                                    .description()
                                    .name(),
                            "m" + mask));
        }
        ShownModel model = new ShownModel(columns, Map.of());

        for (int id = 0; id < stored.size(); id++) {
            List<RawBsonDocument> shown = scene.run(database, "{find: 'total', filter: {_id: " + id + "}}");
            assertThat(shown).hasSize(1);
            assertThat(told(shown.getFirst())).as("of %s", stored.get(id)).isEqualTo(told(model.of(stored.get(id))));
        }
    }

    /** Servers keep documents as they were sent, a name twice among their fields. */
    @Test
    void aNameThatStandsTwiceIsMaskedTwice() {
        BsonDocument insert = BsonDocument.parse(
                "{insert: 'twice', documents: [{_id: 1, ssn: 'canary1', ssx: 'canary2',"
                        + " n: {ssn: 'canary3', ssx: 'canary4', x: 'canary5'}, l: [{ssn: 'canary6', ssx: 'canary7'}]}]}");
        database.runCommand(new RawBsonDocument(
                latin(MongoDocuments.bytes(insert)).replace("ssx\0", "ssn\0").getBytes(StandardCharsets.ISO_8859_1)));
        String stored = latin(MongoDocuments.bytes(
                database.runCommand(BsonDocument.parse("{find: 'twice'}"), RawBsonDocument.class)));
        assertThat(stored).contains("canary1", "canary2", "canary3", "canary4", "canary6", "canary7");
        Scene scene = new Scene()
                .collection("twice", "{_id: 1, ssn: 'x', n: {ssn: 'x'}, l: [{ssn: 'x'}]}")
                .masked("twice/ssn", new Mask.Redact())
                .masked("twice/n.ssn", new Mask.Redact())
                .masked("twice/l.ssn", new Mask.Redact());

        RawBsonDocument shown = scene.run(database, "{find: 'twice'}").getFirst();

        assertThat(latin(MongoDocuments.bytes(shown))).doesNotContain("canary");
        assertThat(shown.toJson()).contains("***");
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static BsonValue text(String text) {
        return Bson.text(text);
    }

    /** Numbers of buckets are compared by what they are worth, all else by its type too. */
    private static String told(BsonDocument document) {
        StringBuilder told = new StringBuilder();
        Told.document(document, told);
        return told.toString();
    }
}
