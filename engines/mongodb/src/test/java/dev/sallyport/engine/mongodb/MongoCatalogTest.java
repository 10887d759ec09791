package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Closure;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class MongoCatalogTest {
    private static final String ID = "0b6f5f3e-4bb6-4bd4-9c9e-1c5cf2f3c111";
    private static final MongoCollection CUSTOMERS =
            collection("customers", ID, "{}", Map.of("cards", 2), "ssn", "cards.no");

    @Test
    void whatIsNotVisibleDoesNotExist() {
        MongoCatalog catalog = catalog(CUSTOMERS, collection("secrets", ID, "{}", Map.of(), "x"));

        MongoCatalog seen = catalog.visibleTo(object -> object.name().object().equals("customers")
                ? Optional.of(new VisibleObject(Set.of("ssn"), List.of("ssn")))
                : Optional.empty());

        assertThat(seen.collection("secrets")).isEmpty();
        assertThat(seen.objects()).extracting(each -> each.name().object()).containsExactly("customers");
        assertThat(seen.collection("customers").orElseThrow().description().columns())
                .extracting(ColumnDescription::name)
                .containsExactly("ssn");
        assertThat(seen.collection("customers").orElseThrow().arrays()).isEmpty();
        assertThat(seen.relationOfAll("secrets")).isPresent();
    }

    @Test
    void arraysOnTheWayToAVisiblePathStayKnown() {
        MongoCollection part = CUSTOMERS.narrowedTo(new VisibleObject(Set.of("cards.no"), List.of()));

        assertThat(part.arrays()).containsExactly(Map.entry("cards", 2));
        assertThat(part.description().column("cards.no").orElseThrow().inStar()).isFalse();
    }

    @Test
    void aCollectionThatTookTheNameIsAnother() {
        Closure before = catalog(CUSTOMERS).closure(List.of(CUSTOMERS, CUSTOMERS));
        MongoCollection other = collection(
                "customers", "1b6f5f3e-4bb6-4bd4-9c9e-1c5cf2f3c111", "{}", Map.of("cards", 2), "ssn", "cards.no");

        assertThat(before.objects()).hasSize(1);
        assertThat(catalog(other).closure(List.of(other))).isNotEqualTo(before);
    }

    @Test
    void optionsAndTheirOrderAreInTheFingerprintAndPathsAreNot() {
        MongoCollection strict = collection("customers", ID, "{validator: {a: 1, b: 2}}", Map.of(), "ssn");
        MongoCollection turned = collection("customers", ID, "{validator: {b: 2, a: 1}}", Map.of(), "ssn");
        MongoCollection longer =
                collection("customers", ID, "{validator: {a: {$numberLong: '1'}, b: 2}}", Map.of(), "ssn");
        MongoCollection wider = collection("customers", ID, "{validator: {a: 1, b: 2}}", Map.of(), "ssn", "more");

        assertThat(Set.of(strict.fingerprint(), turned.fingerprint(), longer.fingerprint()))
                .hasSize(3);
        assertThat(wider.fingerprint()).isEqualTo(strict.fingerprint());
    }

    @Test
    void theVersionIsOverPathsArraysAndIndexesToo() {
        MongoCollection flat = collection("customers", ID, "{}", Map.of("cards", 0), "ssn", "cards.no");
        MongoCollection indexed = new MongoCollection(
                CUSTOMERS.description(),
                CUSTOMERS.view(),
                CUSTOMERS.arrays(),
                List.of(new MongoIndex("ssn_1", BsonDocument.parse("{ssn: 1}"), true)),
                CUSTOMERS.rules(),
                CUSTOMERS.fingerprint());

        assertThat(Set.of(
                        catalog(CUSTOMERS).version(),
                        catalog(flat).version(),
                        catalog(indexed).version()))
                .hasSize(3);
        assertThat(catalog(CUSTOMERS).version()).isEqualTo(catalog(CUSTOMERS).version());
    }

    private static MongoCatalog catalog(MongoCollection... collections) {
        SortedMap<ObjectName, MongoCollection> every = new TreeMap<>();
        for (MongoCollection each : collections) {
            every.put(each.description().name(), each);
        }
        return MongoCatalog.of("shop", "db", every);
    }

    private static MongoCollection collection(
            String name, String id, String options, Map<String, Integer> arrays, String... paths) {
        List<ColumnDescription> columns = List.of(paths).stream()
                .map(path -> new ColumnDescription(path, path, "string", ColumnKind.TEXT, true))
                .toList();
        ObjectDescription description = new ObjectDescription(
                new ObjectName("shop", "db", "", name), id, ObjectDescription.Kind.COLLECTION, columns);
        return MongoCollection.of(
                description, Optional.empty(), new TreeMap<>(arrays), List.of(), BsonDocument.parse(options));
    }
}
