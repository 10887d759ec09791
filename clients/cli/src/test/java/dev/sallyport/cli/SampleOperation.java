package dev.sallyport.cli;

import com.google.protobuf.ByteString;
import dev.sallyport.client.approval.MalformedBytesException;
import dev.sallyport.client.approval.OperationField;
import dev.sallyport.client.approval.OperationFields;
import dev.sallyport.v1.Approval;
import dev.sallyport.v1.ApprovalState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** The fields of one operation, to be changed by a test. */
final class SampleOperation {
    private final Map<OperationField, byte[]> contents = new EnumMap<>(OperationField.class);

    SampleOperation() {
        with(OperationField.ENGINE, "postgresql").with(OperationField.SOURCE, "shop-pg");
        with(OperationField.SERVER, "7423019946").with(OperationField.DATABASE, "shop");
        with(OperationField.CLASS, "WRITE");
        with(OperationField.STATEMENT, "update orders set note = $1\nwhere id = $2");
        with(OperationField.STATEMENT_COUNT, new byte[] {0, 0, 0, 1});
        with(OperationField.PARAMETER_TYPES, texts("text", "int64"));
        with(OperationField.PARAMETER_VALUES, new byte[] {-1, -1, -1, -1, 0, 0, 0, 1, '7'});
        with(OperationField.SETTINGS, texts("role=app", "search_path=public"));
        with(OperationField.MAX_ROWS, 100).with(OperationField.MAX_BYTES, 1 << 20);
        with(OperationField.MAX_CELL_BYTES, 4096).with(OperationField.MAX_AFFECTED, 5);
        with(OperationField.MAX_TIME, 30_000);
        with(OperationField.ISSUER, "https://idp.example").with(OperationField.HUMAN, "alice");
        with(OperationField.AGENT, texts("https://idp.example", "spiffe://x/agent/a"));
        with(OperationField.WORKLOAD, "spiffe://x/agent/a").with(OperationField.TASK, "t-1");
        with(OperationField.DECISION_BASIS, new byte[32]).with(OperationField.RULES, texts("four-eyes=1"));
        with(OperationField.CATALOG_CLOSURE, new byte[32]);
        with(OperationField.REQUESTED_AT, 1_800_000_000_000_000L);
        with(OperationField.EXPIRES_AT, 1_800_000_900_000_000L);
        with(OperationField.NONCE, new byte[16]).with(OperationField.ROWS_SHOWN, 3);
        with(OperationField.IMAGE_DIGEST, new byte[0])
                .with(OperationField.INTENT, "the note was wrong")
                .with(OperationField.UNMASKED, new byte[0]);
    }

    SampleOperation with(OperationField field, byte[] content) {
        var _ = contents.put(field, content);
        return this;
    }

    SampleOperation with(OperationField field, String text) {
        return with(field, text.getBytes(StandardCharsets.UTF_8));
    }

    SampleOperation with(OperationField field, long number) {
        return with(field, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    ByteString bytes() {
        ByteString bytes = ByteString.copyFromUtf8("sallyport-op-v1\0");
        for (var field : contents.entrySet()) {
            bytes = bytes.concat(field(field.getKey().tag(), field.getValue()));
        }
        return bytes;
    }

    static ByteString field(int tag, byte[] content) {
        var head = ByteBuffer.allocate(Short.BYTES + Integer.BYTES)
                .putShort((short) tag)
                .putInt(content.length);
        return ByteString.copyFrom(head.flip()).concat(ByteString.copyFrom(content));
    }

    ByteString digest() {
        try {
            return OperationFields.parse(bytes()).digest();
        } catch (MalformedBytesException e) {
            throw new IllegalStateException(e);
        }
    }

    Approval.Builder approval() {
        return Approval.newBuilder()
                .setName("a-1")
                .setState(ApprovalState.APPROVAL_STATE_PENDING)
                .setOperationFields(bytes())
                .setOperationDigest(digest());
    }

    static byte[] texts(String... texts) {
        ByteString all = ByteString.EMPTY;
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            var head = ByteBuffer.allocate(Short.BYTES).putShort((short) bytes.length);
            all = all.concat(ByteString.copyFrom(head.flip())).concat(ByteString.copyFrom(bytes));
        }
        return all.toByteArray();
    }
}
