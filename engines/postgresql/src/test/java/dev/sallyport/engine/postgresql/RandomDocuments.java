package dev.sallyport.engine.postgresql;

import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Documents, declarations of their paths, and documents that differ from another in what is not clear alone. */
final class RandomDocuments {
    /** Keys that look like each other: the same few are declared and stand in documents. */
    private static final List<String> KEYS =
            List.of("a", "A", "b", "a.b", "", " ", "it's", "\"q\"", "\\n", "\n", "é", "日本", "$", "*", "%s", "?", "😀");

    private static final List<String> TEXTS =
            List.of("", "canary", "***", "null", "it's", "{}", "\\u0041", "\"", "é@ü", "😀😀😀😀😀", "\u0001\u202e");
    private static final List<String> NUMBERS =
            List.of("0", "-0.0", "1.50", "1e400", "-12345678901234567890123", "1e-300", "0.1");
    private static final List<Mask> MASKS = List.of(
            new Mask.Redact(),
            new Mask.Null(),
            new Mask.Constant("it's \\ \"x\""),
            new Mask.Partial(new Mask.Shape.Last(2)),
            new Mask.Generalize(new Mask.Grain.Year()));

    private final RandomGenerator random;
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    RandomDocuments(RandomGenerator random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    DocumentTree tree() {
        return tree(3);
    }

    private DocumentTree tree(int depth) {
        SortedMap<String, DocumentNode> keys = new TreeMap<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            keys.put(
                    one(KEYS),
                    switch (random.nextInt(depth > 1 ? 4 : 2)) {
                        case 0 -> new DocumentNode.Clear();
                        case 1 -> new DocumentNode.Masked(one(MASKS));
                        default -> tree(depth - 1);
                    });
        }
        return new DocumentTree(keys);
    }

    /** Any JSON; along a declaration more often than not. */
    JsonNode document(DocumentTree along) {
        if (random.nextInt(6) == 0) {
            return any(3);
        }
        ObjectNode object = object(1);
        along.keys().forEach((key, node) -> {
            if (random.nextInt(5) > 0) {
                object.set(key, node instanceof DocumentTree tree ? document(tree) : any(2));
            }
        });
        return object;
    }

    private JsonNode any(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> DocumentReference.JSON.readTree(one(NUMBERS));
            case 3, 4 -> nodes.stringNode(one(TEXTS));
            case 5 -> flat();
            case 6 -> array(depth);
            default -> object(depth);
        };
    }

    private ArrayNode flat() {
        ArrayNode array = nodes.arrayNode();
        for (int i = 0; i < random.nextInt(4); i++) {
            array.add(any(0));
        }
        return array;
    }

    private ArrayNode array(int depth) {
        ArrayNode array = nodes.arrayNode();
        for (int i = 0; i < random.nextInt(3); i++) {
            array.add(any(depth - 1));
        }
        return array;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = nodes.objectNode();
        for (int i = 0; i < random.nextInt(4); i++) {
            object.set(one(KEYS), any(depth - 1));
        }
        return object;
    }

    /** The same where it is clear, another where it is masked by a constant or not declared. */
    JsonNode twin(DocumentTree tree, JsonNode document) {
        if (!document.isObject()) {
            return notAnObject();
        }
        ObjectNode twin = nodes.objectNode();
        for (int i = 0; i < 2; i++) {
            String key = one(KEYS);
            if (!tree.keys().containsKey(key)) {
                twin.set(key, any(2));
            }
        }
        tree.keys().forEach((key, node) -> {
            if (document.has(key)) {
                twin.set(key, twin(node, document.get(key)));
            }
        });
        return twin;
    }

    private JsonNode twin(DocumentNode node, JsonNode value) {
        return switch (node) {
            case DocumentNode.Clear() -> DocumentReference.isFlat(value) ? value : dropped();
            case DocumentNode.Masked(Mask.Partial _) -> value;
            case DocumentNode.Masked _ -> value.isString() ? nodes.stringNode(one(TEXTS)) : notAText();
            case DocumentTree tree -> twin(tree, value);
        };
    }

    private JsonNode notAnObject() {
        JsonNode value = any(2);
        return value.isObject() ? nodes.stringNode("canary") : value;
    }

    private JsonNode notAText() {
        JsonNode value = any(2);
        return value.isString() ? nodes.nullNode() : value;
    }

    private JsonNode dropped() {
        return random.nextBoolean() ? object(2) : nodes.arrayNode().add(1).add(array(2));
    }
}
