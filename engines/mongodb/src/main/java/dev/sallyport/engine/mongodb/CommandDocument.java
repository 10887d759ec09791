package dev.sallyport.engine.mongodb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.BsonSerializationException;
import org.bson.BsonType;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;

/**
 * A document that every reader understands alike: no name stands twice in it, no type of it is a program.
 *
 * <p>Of two fields of one name, servers take the first or the last, by the place where they stand (BSON specification 1.1 leaves
 * it open).
 */
final class CommandDocument {
    /** As the server: `maxBsonObjectSize`, with which a command still leaves room for what is put around it. */
    static final int LARGEST = 16 * 1024 * 1024;

    /** Far below the server's 180 (its `maxBSONDepth`), as for statements of other engines. */
    static final int DEEPEST = 64;

    private CommandDocument() {}

    /** @throws Refused when it is none, or holds what two readers could understand differently */
    static BsonDocument read(byte[] bson) {
        if (bson.length > LARGEST) {
            throw Refused.tooLarge("the command has more than " + LARGEST + " bytes", "send less at once");
        }
        if (bson.length < 5
                || ByteBuffer.wrap(bson).order(ByteOrder.LITTLE_ENDIAN).getInt() != bson.length) {
            throw broken();
        }
        try {
            try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bson))) {
                document(reader, Place.COMMAND, 1);
            }
            return same(bson);
        } catch (BsonSerializationException | IllegalArgumentException e) {
            throw broken();
        }
    }

    /** Bytes that are written otherwise than they were read are no UTF-8, or lengths, numbers or an order that BSON does not have. */
    private static BsonDocument same(byte[] bson) {
        try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bson))) {
            BsonDocument document = new BsonDocumentCodec()
                    .decode(reader, DecoderContext.builder().build());
            if (!Arrays.equals(MongoDocuments.bytes(document), bson)) {
                throw broken();
            }
            return document;
        }
    }

    private static Refused broken() {
        return Refused.malformed(
                Place.COMMAND,
                "the command is no BSON document as its specification writes one",
                "send one, whole and nothing after it");
    }

    private static void document(BsonBinaryReader reader, Place at, int depth) {
        if (depth > DEEPEST) {
            throw Refused.tooLarge("the command nests deeper than " + DEEPEST + " levels", "nest less");
        }
        Set<String> names = new HashSet<>();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            String name = reader.readName();
            if (!names.add(name)) {
                throw Refused.malformed(at, "the field `" + name + "` stands twice", "send each field once");
            }
            value(reader, at.in(name), depth);
        }
        reader.readEndDocument();
    }

    private static void array(BsonBinaryReader reader, Place at, int depth) {
        if (depth > DEEPEST) {
            throw Refused.tooLarge("the command nests deeper than " + DEEPEST + " levels", "nest less");
        }
        reader.readStartArray();
        for (int i = 0; reader.readBsonType() != BsonType.END_OF_DOCUMENT; i++) {
            value(reader, at.in(i), depth);
        }
        reader.readEndArray();
    }

    private static void value(BsonBinaryReader reader, Place at, int depth) {
        switch (reader.getCurrentBsonType()) {
            case DOCUMENT -> document(reader, at, depth + 1);
            case ARRAY -> array(reader, at, depth + 1);
            case JAVASCRIPT, JAVASCRIPT_WITH_SCOPE, DB_POINTER, SYMBOL, UNDEFINED ->
                throw Refused.unsupported(
                        at,
                        "a value of the type `"
                                + reader.getCurrentBsonType().name().toLowerCase(Locale.ROOT)
                                + "` is not taken",
                        "send it as text, null or a document");
            default -> reader.skipValue();
        }
    }
}
