package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.SourceFailure;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;

/**
 * The second layer behind the masks: of an answer that holds documents as they were planned, every path was planned. It is the
 * inclusion that keeps the others out; this is for the day when a server does not do what it says.
 */
final class MongoTripwire {
    private final Map<String, Node> planned;

    /** What may stand below a key, and whether a value may stand at it. */
    private static final class Node {
        private final Map<String, Node> below = new HashMap<>();
        private boolean isPath;
    }

    private MongoTripwire(Map<String, Node> planned) {
        this.planned = planned;
    }

    /** @param paths none where the answer has a form of its own */
    static Optional<MongoTripwire> of(List<String> paths) {
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        Node root = new Node();
        for (String path : paths) {
            Node node = root;
            for (String key : path.split("\\.", -1)) {
                node = node.below.computeIfAbsent(key, _ -> new Node());
            }
            node.isPath = true;
        }
        return Optional.of(new MongoTripwire(root.below));
    }

    /** Fails where a document holds anything that was not planned; nothing of it was released then. */
    void check(byte[] document) throws EngineFailure {
        try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(document))) {
            if (!isPlanned(reader, planned)) {
                throw SourceFailure.tripwire();
            }
        }
    }

    private static boolean isPlanned(BsonBinaryReader reader, Map<String, Node> planned) {
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            Node node = planned.get(reader.readName());
            if (node == null || !isPlanned(reader, node)) {
                return false;
            }
        }
        reader.readEndDocument();
        return true;
    }

    private static boolean isPlanned(BsonBinaryReader reader, Node node) {
        return switch (reader.getCurrentBsonType()) {
            case DOCUMENT -> isPlanned(reader, node.below);
            case ARRAY -> {
                boolean planned = true;
                reader.readStartArray();
                while (planned && reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                    planned = isPlanned(reader, node);
                }
                if (planned) {
                    reader.readEndArray();
                }
                yield planned;
            }
            default -> {
                reader.skipValue();
                yield node.isPath;
            }
        };
    }
}
