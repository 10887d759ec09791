package dev.sallyport.engine.mongodb;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Documents as the bytes that go over the wire. */
final class MongoDocuments {
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private MongoDocuments() {}

    static byte[] bytes(BsonDocument document) {
        RawBsonDocument raw =
                document instanceof RawBsonDocument already ? already : new RawBsonDocument(document, CODEC);
        ByteBuffer buffer = raw.getByteBuffer().asNIO();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** A document of one's own, that may be added to. */
    static BsonDocument of(byte[] bytes) {
        return new RawBsonDocument(bytes).decode(CODEC);
    }

    /** The bytes as text: equal for equal documents only, the types of numbers and the order of fields included. */
    static String hex(BsonDocument document) {
        return HexFormat.of().formatHex(bytes(document));
    }
}
