package dev.sallyport.client.approval;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Approval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that the digest of an approval is over. Every field is there once and in order, of the shape that it must have;
 * other bytes are refused, so that two programs can never read two operations out of the same ones.
 */
public final class OperationFields {
    private static final ByteString PREFIX = ByteString.copyFromUtf8("sallyport-op-v1\0");

    private final ByteString bytes;
    private final Map<OperationField, ByteString> fields;

    /** A parameter: its type, and its value unless it is null. */
    public record Parameter(String type, Optional<ByteString> value) {}

    /** Who acts for a human. */
    public record Actor(String issuer, String subject) {}

    private OperationFields(ByteString bytes, Map<OperationField, ByteString> fields) {
        this.bytes = bytes;
        this.fields = fields;
    }

    /**
     * The fields of an approval that was asked for by its name; nothing that the gateway says beside them is trusted, and
     * a digest that is not theirs is refused.
     */
    public static OperationFields of(String name, Approval approval) throws MalformedBytesException {
        if (!approval.getName().equals(name)) {
            throw new MalformedBytesException("it is that of `" + approval.getName() + "`, not of `" + name + "`");
        }
        OperationFields fields = parse(approval.getOperationFields());
        if (!fields.digest().equals(approval.getOperationDigest())) {
            throw new MalformedBytesException("its digest is that of another operation");
        }
        return fields;
    }

    /** Reads the fields, all of them or nothing. */
    public static OperationFields parse(ByteString bytes) throws MalformedBytesException {
        if (!bytes.startsWith(PREFIX)) {
            throw new MalformedBytesException("the operation does not begin with `sallyport-op-v1` and a zero byte");
        }
        var from = new FieldBytes("the operation", bytes.substring(PREFIX.size()));
        Map<OperationField, ByteString> fields = new EnumMap<>(OperationField.class);
        for (OperationField field : OperationField.values()) {
            int tag = from.shortNumber();
            if (tag != field.tag()) {
                throw new MalformedBytesException("tag `" + tag + "` stands where " + field.inWords() + " belongs");
            }
            ByteString content = from.take(from.intNumber());
            OperationShapes.check(field, content);
            var _ = fields.put(field, content);
        }
        from.end();
        var whole = new OperationFields(bytes, fields);
        if (OperationShapes.texts(OperationField.PARAMETER_TYPES, whole.bytes(OperationField.PARAMETER_TYPES))
                        .size()
                != OperationShapes.values(whole.bytes(OperationField.PARAMETER_VALUES))
                        .size()) {
            throw new MalformedBytesException("there are not as many types as values of parameters");
        }
        return whole;
    }

    /** SHA-256 over all of it, computed here. */
    public ByteString digest() {
        return Hashes.sha256(bytes);
    }

    /** The bytes of a field. */
    public ByteString bytes(OperationField field) {
        ByteString content = fields.get(field);
        if (content == null) {
            throw new IllegalStateException("there is no " + field.inWords());
        }
        return content;
    }

    /** A field that is a text. */
    public String text(OperationField field) {
        return bytes(field).toStringUtf8();
    }

    /** The statement where it is a document in BSON; empty where it is a text. */
    public Optional<ByteString> document() {
        return Optional.of(bytes(OperationField.STATEMENT)).filter(OperationShapes::isDocument);
    }

    /** A field that is a number. */
    public long number(OperationField field) {
        var content = bytes(field).asReadOnlyByteBuffer();
        return content.remaining() == Integer.BYTES ? Integer.toUnsignedLong(content.getInt()) : content.getLong();
    }

    /** A field that is a time. */
    public Instant time(OperationField field) {
        return Instant.EPOCH.plus(number(field), ChronoUnit.MICROS);
    }

    /** A field that is a list of texts. */
    public List<String> texts(OperationField field) {
        return known(() -> OperationShapes.texts(field, bytes(field)));
    }

    /** The parameters in their order. */
    public List<Parameter> parameters() {
        List<String> types = texts(OperationField.PARAMETER_TYPES);
        var values = known(() -> OperationShapes.values(bytes(OperationField.PARAMETER_VALUES)));
        return IntStream.range(0, types.size())
                .mapToObj(at -> new Parameter(types.get(at), values.get(at)))
                .toList();
    }

    /** Who acts for the human, the present one first; empty when the human calls. */
    public List<Actor> actors() {
        List<String> texts = texts(OperationField.AGENT);
        List<Actor> actors = new ArrayList<>();
        for (int at = 0; at < texts.size(); at += 2) {
            actors.add(new Actor(texts.get(at), texts.get(at + 1)));
        }
        return actors;
    }

    /** The columns that lose their mask, each as schema, object and column. */
    public List<List<String>> unmasked() {
        List<String> texts = texts(OperationField.UNMASKED);
        List<List<String>> columns = new ArrayList<>();
        for (int at = 0; at < texts.size(); at += 3) {
            columns.add(texts.subList(at, at + 3));
        }
        return columns;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws MalformedBytesException;
    }

    /** What was read once and was well formed. */
    private static <T> T known(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MalformedBytesException e) {
            throw new IllegalStateException(e);
        }
    }
}
