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
 *   <li>ASC, which is the order anyway, is as no word;
 *   <li>a column of an index is one, with parentheses or without (PostgreSQL source, `ComputeIndexAttrs`).
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
            return object.path("IndexElem").isObject() ? ofIndex(object) : object;
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

    private static JsonNode ofIndex(ObjectNode element) {
        ObjectNode index = (ObjectNode) element.get("IndexElem");
        JsonNode fields = index.path("expr").path("ColumnRef").path("fields");
        JsonNode name = fields.path(0).path("String").path("sval");
        if (fields.size() == 1 && name.isString()) {
            index.remove("expr");
            index.set("name", name);
        }
        return element;
    }
}
