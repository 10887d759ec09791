package dev.sallyport.engine.testkit.documentdb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;

/** A document that is put together from bytes, so that fields stay as they were sent: their order, and a name twice. */
final class RawFields {
    private static final int DOCUMENT = 3;
    private static final int ARRAY = 4;

    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();

    /** The fields of a document whose names are kept. */
    static byte[] keep(byte[] document, Predicate<String> kept) {
        RawFields fields = new RawFields();
        try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(document))) {
            reader.readStartDocument();
            int start = reader.getBsonInput().getPosition();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                String name = reader.readName();
                reader.skipValue();
                int end = reader.getBsonInput().getPosition();
                if (kept.test(name)) {
                    fields.fields.write(document, start, end - start);
                }
                start = end;
            }
        }
        return fields.bytes();
    }

    void addAll(byte[] document) {
        fields.write(document, Integer.BYTES, document.length - Integer.BYTES - 1);
    }

    void addDocument(String name, byte[] document) {
        add(DOCUMENT, name, document);
    }

    void addArray(String name, byte[] array) {
        add(ARRAY, name, array);
    }

    private void add(int type, String name, byte[] value) {
        fields.write(type);
        fields.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        fields.write(0);
        fields.writeBytes(value);
    }

    byte[] bytes() {
        byte[] body = fields.toByteArray();
        int length = Integer.BYTES + body.length + 1;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .put(body)
                .array();
    }
}
