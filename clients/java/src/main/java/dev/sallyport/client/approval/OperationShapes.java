package dev.sallyport.client.approval;

import com.google.protobuf.ByteString;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The shapes that fields have. */
final class OperationShapes {
    /** The empty document. */
    private static final int LEAST_DOCUMENT = 5;

    private static final int HASH_BYTES = 32;
    private static final int NONCE_BYTES = 16;
    private static final long NULL = 0xFFFF_FFFFL;
    private static final Set<String> CLASSES = Set.of("READ", "WRITE", "DDL");

    private OperationShapes() {}

    static void check(OperationField field, ByteString content) throws MalformedBytesException {
        switch (field.shape()) {
            case TEXT -> {
                var _ = FieldBytes.text(field.inWords(), content);
            }
            case STATEMENT -> {
                if (!isDocument(content)) {
                    var _ = FieldBytes.text(field.inWords(), content);
                }
            }
            case CLASS -> require(CLASSES.contains(content.toStringUtf8()), field, "one of READ, WRITE and DDL");
            case INT -> require(content.size() == Integer.BYTES, field, "4 bytes");
            case LONG -> require(content.size() == Long.BYTES, field, "8 bytes");
            case HASH -> require(content.size() == HASH_BYTES, field, "32 bytes");
            case HASH_OR_NOTHING -> require(content.isEmpty() || content.size() == HASH_BYTES, field, "0 or 32 bytes");
            case NONCE -> require(content.size() == NONCE_BYTES, field, "16 bytes");
            case TEXTS -> {
                var _ = texts(field, content);
            }
            case TRIPLES ->
                require(texts(field, content).size() % 3 == 0, field, "triples of schema, object and column");
            case PAIRS -> require(texts(field, content).size() % 2 == 0, field, "pairs of issuer and subject");
            case VALUES -> {
                var _ = values(content);
            }
        }
    }

    /** Whether these are a document in BSON: it begins with its own length and ends with a zero byte, as no statement text does. */
    static boolean isDocument(ByteString content) {
        return content.size() >= LEAST_DOCUMENT
                && content.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getInt() == content.size()
                && content.byteAt(content.size() - 1) == 0;
    }

    static List<String> texts(OperationField field, ByteString content) throws MalformedBytesException {
        var from = new FieldBytes(field.inWords(), content);
        List<String> texts = new ArrayList<>();
        while (from.hasMore()) {
            texts.add(from.text());
        }
        return texts;
    }

    static List<Optional<ByteString>> values(ByteString content) throws MalformedBytesException {
        var from = new FieldBytes(OperationField.PARAMETER_VALUES.inWords(), content);
        List<Optional<ByteString>> values = new ArrayList<>();
        while (from.hasMore()) {
            long length = from.intNumber();
            values.add(length == NULL ? Optional.empty() : Optional.of(from.take(length)));
        }
        return values;
    }

    private static void require(boolean holds, OperationField field, String expected) throws MalformedBytesException {
        if (!holds) {
            throw new MalformedBytesException(field.inWords() + " is not what it must be, expected " + expected);
        }
    }
}
