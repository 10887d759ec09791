package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.corpora.WireCommand;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A few documents in each collection that commands name, with every field that they name: what the tests put there first is
 * not in the corpus. Everything is clear.
 */
record SpecCollections(Set<String> names, Set<String> fields) {
    private static final int DOCUMENTS = 5;

    static SpecCollections of(List<WireCommand> commands) {
        Set<String> names = new TreeSet<>();
        Set<String> fields = new TreeSet<>(List.of("x"));
        for (WireCommand each : commands) {
            BsonValue target = each.command().get(each.name());
            if (each.isRead() && target != null && target.isString()) {
                names.add(target.asString().getValue());
            }
            for (String clause :
                    List.of("filter", "query", "sort", "projection", "pipeline", "key", "updates", "documents")) {
                collect(each.command().get(clause, new BsonArray()), fields);
            }
        }
        return new SpecCollections(names, fields);
    }

    private static void collect(BsonValue value, Set<String> fields) {
        if (value.isArray()) {
            value.asArray().forEach(each -> collect(each, fields));
        } else if (value.isDocument()) {
            value.asDocument().forEach((key, inner) -> {
                if (key.matches("\\w+") && !key.equals("_id")) {
                    fields.add(key);
                }
                collect(inner, fields);
            });
        }
    }

    /** As a fixture is written. */
    String fixture() {
        BsonDocument fixture = new BsonDocument();
        for (String name : names) {
            BsonArray documents = new BsonArray();
            for (int at = 1; at <= DOCUMENTS; at++) {
                documents.add(document(at));
            }
            fixture.put(name, documents);
        }
        return fixture.toJson();
    }

    private BsonDocument document(int number) {
        BsonDocument document = new BsonDocument("_id", new BsonInt32(number));
        for (String field : fields) {
            document.put(field, number % 2 == 0 ? new BsonString(field + number) : new BsonInt32(number * 11));
        }
        return document;
    }

    String policy() {
        String columns = fields.stream()
                .map(field -> "      \"" + field + "\": {show: clear}\n")
                .collect(Collectors.joining("", "    columns:\n      \"_id\": {show: clear}\n", ""));
        return names.stream()
                        .map(name -> "  - source: shop\n    object: \"." + name + "\"\n" + columns)
                        .collect(Collectors.joining("", "classifications:\n", ""))
                + grants(names.stream().map(name -> "\"." + name + "\"").collect(Collectors.joining(", ")));
    }

    private static String grants(String collections) {
        return """
            grants:
              - name: reads-everything
                agent: spiffe://dev.sallyport/agent/shop-assistant
                human: {everyone: true}
                task: "*"
                source: shop
                objects: [%s]
                verbs: [read, insert, update, delete]
                reason: evidence
            """.formatted(collections);
    }
}
