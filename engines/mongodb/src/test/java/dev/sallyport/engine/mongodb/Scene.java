package dev.sallyport.engine.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.MaskKey;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** Collections as one principal may see them, for tests that read, seal and run commands. */
final class Scene {
    private static final Limits LIMITS = new Limits(1000, 1 << 20, 1 << 20, 10, Duration.ofSeconds(5));
    private final SortedMap<ObjectName, MongoCollection> collections = new TreeMap<>();
    private final Map<String, Disclosure> disclosures = new HashMap<>();
    private final Map<String, RowFilter> filters = new HashMap<>();

    /** A collection that holds such documents: its paths are theirs, and each is clear until it is told otherwise. */
    Scene collection(String name, String... documents) {
        return collection(
                name, List.of(documents).stream().map(BsonDocument::parse).toList(), List.of());
    }

    Scene collection(String name, List<BsonDocument> documents, List<MongoIndex> indexes) {
        SortedMap<String, Set<String>> types = new TreeMap<>();
        SortedMap<String, Integer> arrays = new TreeMap<>();
        documents.forEach(document -> sample(document, "", 0, types, arrays));
        put(name, types, arrays, Optional.empty(), indexes);
        return this;
    }

    /** As if the collection had been made with a collation of its own, under which texts of other letters may be equal. */
    Scene collated(String name) {
        ObjectName object = new ObjectName("shop", "shop", "", name);
        MongoCollection plain = requireNonNull(collections.get(object));
        collections.put(
                object,
                MongoCollection.of(
                        plain.description(),
                        plain.view(),
                        plain.arrays(),
                        plain.indexes(),
                        BsonDocument.parse("{collation: {locale: 'en', strength: 2}}")));
        return this;
    }

    Scene view(String name, String on, String pipeline, String... paths) {
        SortedMap<String, Set<String>> types = new TreeMap<>();
        List.of(paths).forEach(path -> types.put(path, new TreeSet<>(List.of("string"))));
        List<BsonDocument> stages =
                BsonArray.parse(pipeline).stream().map(BsonValue::asDocument).toList();
        put(name, types, new TreeMap<>(), Optional.of(new MongoView(on, stages)), List.of());
        return this;
    }

    Scene masked(String path, Mask mask) {
        disclosures.put(path, new Disclosure.Masked(mask, new MaskKey(new byte[32])));
        return this;
    }

    /** @param path the collection's name, a slash and a path */
    Scene withheld(String path) {
        disclosures.put(path, new Disclosure.Withheld());
        return this;
    }

    Scene filtered(String collection, RowFilter filter) {
        filters.put(collection, filter);
        return this;
    }

    private static void sample(
            BsonValue value,
            String path,
            int depth,
            SortedMap<String, Set<String>> types,
            SortedMap<String, Integer> arrays) {
        if (value.isDocument()) {
            value.asDocument().forEach((key, each) -> {
                if (key.indexOf('.') < 0 && !key.startsWith("$") && !key.isEmpty()) {
                    sample(each, path.isEmpty() ? key : path + "." + key, 0, types, arrays);
                }
            });
        } else if (value.isArray()) {
            arrays.merge(path, depth + 1, Math::max);
            value.asArray().forEach(each -> sample(each, path, depth + 1, types, arrays));
        } else {
            types.computeIfAbsent(path, _ -> new TreeSet<>())
                    .add(value.getBsonType().name().toLowerCase(Locale.ROOT));
        }
    }

    private void put(
            String name,
            SortedMap<String, Set<String>> types,
            SortedMap<String, Integer> arrays,
            Optional<MongoView> view,
            List<MongoIndex> indexes) {
        List<ColumnDescription> columns = types.entrySet().stream()
                .map(each -> new ColumnDescription(
                        each.getKey(), each.getKey(), String.join("|", each.getValue()), ColumnKind.TEXT, true))
                .toList();
        ObjectName object = new ObjectName("shop", "shop", "", name);
        ObjectDescription.Kind kind =
                view.isPresent() ? ObjectDescription.Kind.VIEW : ObjectDescription.Kind.COLLECTION;
        collections.put(
                object,
                MongoCollection.of(
                        new ObjectDescription(object, name, kind, columns), view, arrays, indexes, new BsonDocument()));
    }

    Disclosure disclosure(ObjectName object, String path) {
        return disclosures.getOrDefault(object.object() + "/" + path, new Disclosure.Clear());
    }

    MongoCatalog catalog() {
        return MongoCatalog.of("shop", "shop", collections)
                .visibleTo(object -> Optional.of(new VisibleObject(
                        object.columns().stream()
                                .map(ColumnDescription::name)
                                .filter(path -> !(disclosure(object.name(), path) instanceof Disclosure.Withheld))
                                .collect(Collectors.toSet()),
                        List.of())));
    }

    Reading read(BsonDocument command) {
        return MongoReader.read(
                new Statement(new Statement.Body.Command(MongoDocuments.bytes(command)), List.of()), catalog());
    }

    Reading.Understood understood(String command) {
        return understood(BsonDocument.parse(command));
    }

    Reading.Understood understood(BsonDocument command) {
        Reading reading = read(command);
        if (reading instanceof Reading.Opaque opaque) {
            throw new AssertionError(opaque.refusal().toString());
        }
        return (Reading.Understood) reading;
    }

    Refusal refusal(String command) {
        Reading reading = read(BsonDocument.parse(command));
        assertThat(reading).as(command).isInstanceOf(Reading.Opaque.class);
        return ((Reading.Opaque) reading).refusal();
    }

    List<Effect> effects(String command) {
        return understood(command).operation().effects().stream().toList();
    }

    BsonDocument rendering(BsonDocument command) {
        Reading.Understood understood = understood(command);
        Map<Integer, TableObligation> obligations = new HashMap<>();
        for (Effect effect : understood.operation().effects()) {
            if (!effect.cause().standsInStatement()) {
                continue;
            }
            Map<String, Disclosure> columns = new HashMap<>();
            catalog()
                    .object(effect.target())
                    .orElseThrow()
                    .columns()
                    .forEach(column -> columns.put(column.name(), disclosure(effect.target(), column.name())));
            Optional<RowFilter> filter =
                    Optional.ofNullable(filters.get(effect.target().object()));
            obligations.put(effect.reference(), new TableObligation("grant", effect.target(), columns, filter));
        }
        return MongoDocuments.of(MongoSealer.seal(understood, new Obligations(obligations, LIMITS, true, List.of()))
                .canonical());
    }

    BsonDocument rendering(String command) {
        return rendering(BsonDocument.parse(command));
    }

    /** What the server answers, each document as it came. */
    List<RawBsonDocument> run(MongoDatabase database, String command) {
        return run(database, BsonDocument.parse(command));
    }

    List<RawBsonDocument> run(MongoDatabase database, BsonDocument command) {
        RawBsonDocument answer = database.runCommand(rendering(command).getDocument("command"), RawBsonDocument.class);
        List<RawBsonDocument> documents = new ArrayList<>();
        for (BsonValue each : answer.getDocument("cursor").getArray("firstBatch")) {
            documents.add(new RawBsonDocument(MongoDocuments.bytes(each.asDocument())));
        }
        return documents;
    }
}
