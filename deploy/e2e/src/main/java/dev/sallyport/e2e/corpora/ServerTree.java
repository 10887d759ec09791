package dev.sallyport.e2e.corpora;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tree of the server's parser without what only tells of the spelling. Each rule:
 *
 * <ul>
 *   <li>positions and lengths in the text are left out;
 *   <li>ASC, which is the order anyway, is as no word.
 * </ul>
 */
final class ServerTree {
    private static final Set<String> PLACES = Set.of(
            "location", "stmt_location", "stmt_len", "list_start", "list_end", "rexpr_list_start", "rexpr_list_end");
    private static final Map<String, String> SAME = Map.of("SORTBY_ASC", "SORTBY_DEFAULT");

    private ServerTree() {}

    static JsonNode normal(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (var property : node.properties()) {
                if (!PLACES.contains(property.getKey())) {
                    object.set(property.getKey(), normal(property.getValue()));
                }
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> array.add(normal(each)));
            return array;
        }
        return node.isString() && SAME.containsKey(node.asString())
                ? JsonNodeFactory.instance.stringNode(SAME.get(node.asString()))
                : node;
    }
}
