package dev.sallyport.engine.testkit.documentdb;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** Documents as bytes, and as the text in which the extension takes and gives them. */
final class Bson {
    private static final String PREFIX = "BSONHEX";
    private static final HexFormat HEX = HexFormat.of();
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private Bson() {}

    static byte[] bytes(BsonDocument document) {
        if (document instanceof RawBsonDocument raw) {
            ByteBuffer buffer = raw.getByteBuffer().asNIO();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }
        try (BasicOutputBuffer out = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
            return out.toByteArray();
        }
    }

    /** With every field once, to be changed. */
    static BsonDocument decode(byte[] bytes) {
        try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
            return CODEC.decode(reader, DecoderContext.builder().build());
        }
    }

    static String text(byte[] document) {
        return PREFIX + HEX.formatHex(document);
    }

    static byte[] parse(String text) {
        return HEX.parseHex(text, PREFIX.length(), text.length());
    }

    static BsonDocument ok() {
        return new BsonDocument("ok", new BsonDouble(1));
    }

    /** Fields and that it went well. */
    static BsonDocument ok(BsonDocument fields) {
        return fields.append("ok", new BsonDouble(1));
    }

    static BsonDocument of(String name, BsonValue value) {
        return new BsonDocument(name, value);
    }

    static BsonValue value(String text) {
        return new BsonString(text);
    }

    static BsonValue value(boolean value) {
        return BsonBoolean.valueOf(value);
    }

    static BsonValue value(int value) {
        return new BsonInt32(value);
    }

    static BsonValue value(long value) {
        return new BsonInt64(value);
    }
}
