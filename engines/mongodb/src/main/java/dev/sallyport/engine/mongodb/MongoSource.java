package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.REMOVE;
import static dev.sallyport.engine.mongodb.Bson.call;
import static dev.sallyport.engine.mongodb.Bson.one;
import static dev.sallyport.engine.mongodb.Bson.text;

import dev.sallyport.operation.Disclosure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What the documents of a collection are made of under its masks: an inclusion, then an expression for each top-level field.
 *
 * <p>INVARIANT (holes.md M1): what comes out was named as clear, or was worked out by a mask. A clear path shows scalars and
 * arrays of them; a document shows the paths that are known below it; a field that is not known, an array deeper than was
 * known and a key that holds a dot do not come out.
 */
final class MongoSource {
    /** What is known and disclosed at a key: itself, what is below it, or both. */
    private record Node(Optional<Disclosure> itself, SortedMap<String, Node> below, int arrays) {
        boolean isMasked() {
            return itself.orElse(null) instanceof Disclosure.Masked;
        }
    }

    private final SortedMap<String, Node> fields;

    private MongoSource(SortedMap<String, Node> fields) {
        this.fields = fields;
    }

    /**
     * @param columns those that are to come out, by their paths; none of them withheld
     * @param arrays how deep arrays lie at each path
     */
    static MongoSource of(Map<String, Disclosure> columns, Map<String, Integer> arrays) {
        SortedMap<List<String>, Disclosure> paths = new TreeMap<>(MongoSource::compare);
        columns.forEach((path, disclosure) -> {
            if (!(disclosure instanceof Disclosure.Withheld)) {
                paths.put(List.of(path.split("\\.", -1)), disclosure);
            }
        });
        return new MongoSource(grow(paths, "", 0, arrays));
    }

    private static int compare(List<String> left, List<String> right) {
        return String.join("\0", left).compareTo(String.join("\0", right));
    }

    private static SortedMap<String, Node> grow(
            SortedMap<List<String>, Disclosure> paths, String under, int depth, Map<String, Integer> arrays) {
        SortedMap<String, SortedMap<List<String>, Disclosure>> byKey = new TreeMap<>();
        paths.forEach((path, disclosure) -> {
            if (path.size() > depth) {
                byKey.computeIfAbsent(path.get(depth), _ -> new TreeMap<>(MongoSource::compare))
                        .put(path, disclosure);
            }
        });
        SortedMap<String, Node> nodes = new TreeMap<>();
        byKey.forEach((key, each) -> {
            String path = under.isEmpty() ? key : under + "." + key;
            Optional<Disclosure> itself = each.entrySet().stream()
                    .filter(entry -> entry.getKey().size() == depth + 1)
                    .map(Map.Entry::getValue)
                    .findFirst();
            int least = itself.isPresent() ? 1 : 0;
            int depthOfArrays = Math.max(least, arrays.getOrDefault(path, 0));
            nodes.put(key, new Node(itself, grow(each, path, depth + 1, arrays), depthOfArrays));
        });
        return nodes;
    }

    /** The stages, for the beginning of a pipeline. */
    BsonArray stages() {
        if (fields.isEmpty()) {
            return Bson.array(one("$replaceWith", one("$literal", new BsonDocument())));
        }
        BsonDocument kept = new BsonDocument();
        fields.forEach((key, node) -> keep(key, node, kept));
        if (!fields.containsKey("_id")) {
            kept.append("_id", BsonBoolean.FALSE);
        }
        BsonDocument shown = new BsonDocument();
        fields.forEach((key, node) -> shown.append(key, top(text("$" + key), node)));
        return Bson.array(one("$project", kept), one("$addFields", shown));
    }

    /** The same as one projection, for commands that have no pipeline; its order is that of the keys. */
    BsonDocument projection() {
        if (fields.isEmpty()) {
            throw new IllegalStateException("a projection of nothing would show everything");
        }
        BsonDocument shown = new BsonDocument();
        fields.forEach((key, node) -> shown.append(key, top(text("$" + key), node)));
        if (!fields.containsKey("_id")) {
            shown.append("_id", BsonBoolean.FALSE);
        }
        return shown;
    }

    private static void keep(String path, Node node, BsonDocument kept) {
        if (node.itself.isPresent()) {
            kept.append(path, BsonBoolean.TRUE);
        } else {
            node.below.forEach((key, each) -> keep(path + "." + key, each, kept));
        }
    }

    private static BsonValue top(BsonValue value, Node node) {
        return Bson.when(Bson.isOfType(value, "missing"), REMOVE, shown(value, node, node.arrays, 0));
    }

    /**
     * What of a value comes out.
     *
     * @param arrays how many more arrays may lie in it
     * @param variables how many are named around it
     */
    private static BsonValue shown(BsonValue value, Node node, int arrays, int variables) {
        BsonArray branches = Bson.array(
                branch(Bson.isArray(value), ofArray(value, node, arrays, variables)),
                branch(Bson.isOfType(value, "object"), ofDocument(value, node, variables)));
        return one("$switch", new BsonDocument("branches", branches).append("default", ofScalar(value, node)));
    }

    private static BsonDocument branch(BsonValue when, BsonValue then) {
        return new BsonDocument("case", when).append("then", then);
    }

    private static BsonValue ofScalar(BsonValue value, Node node) {
        return node.itself.map(disclosure -> disclosed(value, disclosure)).orElse(REMOVE);
    }

    private static BsonValue disclosed(BsonValue value, Disclosure disclosure) {
        return switch (disclosure) {
            case Disclosure.Clear() -> value;
            case Disclosure.Masked(var mask, var _) -> MongoMasks.mask(mask, value);
            case Disclosure.Withheld() -> REMOVE;
        };
    }

    /** What a mask makes of a whole document or array, which is nothing of what is in it. */
    private static BsonValue otherwise(BsonValue value, Node node) {
        return node.isMasked() ? ofScalar(value, node) : REMOVE;
    }

    private static BsonValue ofArray(BsonValue value, Node node, int arrays, int variables) {
        if (arrays == 0) {
            return otherwise(value, node);
        }
        String name = PipelinePrinter.OWN + variables;
        BsonValue element = text("$$" + name);
        BsonDocument kept = one(
                "$filter",
                new BsonDocument("input", value)
                        .append("as", text(name))
                        .append("cond", comesOut(element, node, arrays - 1)));
        return one(
                "$map",
                new BsonDocument("input", kept)
                        .append("as", text(name))
                        .append("in", shown(element, node, arrays - 1, variables + 1)));
    }

    /** Whether anything of an element does. */
    private static BsonValue comesOut(BsonValue element, Node node, int arrays) {
        BsonArray any = new BsonArray();
        if (arrays > 0 || node.isMasked()) {
            any.add(Bson.isArray(element));
        }
        if (!node.below.isEmpty() || node.isMasked()) {
            any.add(Bson.isOfType(element, "object"));
        }
        if (node.itself.isPresent()) {
            any.add(call("$not", Bson.isOfType(element, "array", "object")));
        }
        return one("$or", any);
    }

    /** Key by key, in the order in which they are stored. */
    private static BsonValue ofDocument(BsonValue value, Node node, int variables) {
        if (node.below.isEmpty()) {
            return otherwise(value, node);
        }
        String name = PipelinePrinter.OWN + variables;
        BsonArray branches = new BsonArray();
        node.below.forEach((key, each) -> branches.add(branch(
                call("$eq", text("$$" + name + ".k"), Bson.quoted(key)),
                shown(text("$$" + name + ".v"), each, each.arrays, variables + 1))));
        BsonValue field = new BsonDocument("k", text("$$" + name + ".k"))
                .append("v", one("$switch", new BsonDocument("branches", branches).append("default", REMOVE)));
        BsonDocument fields = one(
                "$map",
                new BsonDocument("input", one("$objectToArray", value))
                        .append("as", text(name))
                        .append("in", field));
        BsonDocument left = one(
                "$filter",
                new BsonDocument("input", fields)
                        .append("as", text(name))
                        .append("cond", call("$not", Bson.isOfType(text("$$" + name + ".v"), "missing"))));
        return one("$arrayToObject", left);
    }
}
