package dev.sallyport.engine.postgresql;

import dev.sallyport.operation.DocumentNode;
import dev.sallyport.operation.DocumentTree;
import dev.sallyport.operation.Mask;
import java.util.Optional;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rule M1 in plain Java, read off its words and not off the expression: what a document is to look like. */
final class DocumentReference {
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(10_000)
                            .maxNumberLength(200_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private DocumentReference() {}

    static JsonNode shown(DocumentTree tree, JsonNode document) {
        return below(tree, document).orElseGet(JSON::createObjectNode);
    }

    private static Optional<JsonNode> below(DocumentTree tree, JsonNode value) {
        if (!value.isObject()) {
            return Optional.empty();
        }
        ObjectNode object = JSON.createObjectNode();
        tree.keys()
                .forEach((key, node) -> Optional.ofNullable(value.get(key))
                        .flatMap(found -> shown(node, found))
                        .ifPresent(shown -> object.set(key, shown)));
        return Optional.of(object);
    }

    private static Optional<JsonNode> shown(DocumentNode node, JsonNode value) {
        return switch (node) {
            case DocumentNode.Clear() -> isFlat(value) ? Optional.of(value) : Optional.empty();
            case DocumentNode.Masked(Mask mask) -> Optional.of(masked(mask, value));
            case DocumentTree tree -> below(tree, value);
        };
    }

    static boolean isFlat(JsonNode value) {
        return value.isValueNode() || (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode));
    }

    private static JsonNode masked(Mask mask, JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (!value.isString()) {
            return nodes.nullNode();
        }
        String text = value.stringValue();
        return switch (mask) {
            case Mask.Redact() -> nodes.stringNode("***");
            case Mask.Constant(String constant) -> nodes.stringNode(constant);
            case Mask.Partial(Mask.Shape.Last(int count)) -> nodes.stringNode("****" + last(text, count));
            case Mask.Null() -> nodes.nullNode();
            case Mask.Generalize _ -> nodes.nullNode();
            default -> throw new AssertionError("no test declares " + mask.label());
        };
    }

    private static String last(String text, int count) {
        int[] characters = text.codePoints().toArray();
        return characters.length <= count ? "" : new String(characters, characters.length - count, count);
    }
}
