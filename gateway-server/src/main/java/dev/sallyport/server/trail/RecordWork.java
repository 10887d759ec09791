package dev.sallyport.server.trail;

import com.google.protobuf.ByteString;
import dev.sallyport.audit.CommitmentKey;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Value;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.request.Submission;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.OperationClass;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What was asked, as a record spells it: the shape in the clear, everything else as commitments. */
final class RecordWork {
    /** No UTF-8 text has this byte; a list begins with it. */
    private static final int LIST = 0xFF;

    /** Nor this one; a command document stands behind it. */
    private static final int COMMAND = 0xFE;

    private RecordWork() {}

    /** What all requests of one class and shape have in common. */
    static AuditRecord.Work.Builder of(OperationKind kind, String shape) {
        AuditRecord.Work.Builder work = AuditRecord.Work.newBuilder()
                .setOperationClass(operationClass(kind))
                .setNormalizedStatement(shape);
        return shape.isEmpty() ? work : work.setNormalizedStatementSha256(ByteString.copyFrom(Sha256.of(shape)));
    }

    /** Adds what is one request's own. */
    static void commit(AuditRecord.Work.Builder work, Submission submission, CommitmentKey key) {
        byte[] text = text(submission.statement().body());
        work.setTextBytes(received(submission.statement().body(), text)).setTextCommitment(key.commit(text));
        if (submission.statesIntent()) {
            work.setIntentCommitment(key.commit(submission.intent().getBytes(StandardCharsets.UTF_8)));
        }
        List<Value> parameters = submission.statement().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            work.addValues(commitment(i + 1, parameters.get(i), key));
        }
    }

    private static AuditRecord.Commitment.Builder commitment(int position, Value value, CommitmentKey key) {
        return AuditRecord.Commitment.newBuilder()
                .setPosition(position)
                .setType(value.getClass().getSimpleName())
                .setHmac(key.commit(CanonicalValues.of(value)));
    }

    private static int received(Statement.Body body, byte[] text) {
        return switch (body) {
            case Statement.Body.Text _, Statement.Body.InOrder _ -> text.length;
            case Statement.Body.Command(byte[] bson) -> bson.length;
        };
    }

    /** The bytes that a commitment is to: no text, command or list has those of another. */
    private static byte[] text(Statement.Body body) {
        return switch (body) {
            case Statement.Body.Text(String sql) -> sql.getBytes(StandardCharsets.UTF_8);
            case Statement.Body.Command(byte[] bson) -> behind(COMMAND, bson);
            case Statement.Body.InOrder(var parts) -> text(parts);
        };
    }

    private static byte[] behind(int first, byte[] bytes) {
        return ByteBuffer.allocate(bytes.length + 1)
                .put((byte) first)
                .put(bytes)
                .array();
    }

    /** Each with its length before it, behind a byte that no text begins with, so that only one list has this text. */
    private static byte[] text(List<Statement.Body.Part> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(LIST);
        for (Statement.Body.Part part : parts) {
            byte[] one = text(part.body());
            all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(one.length).array());
            all.writeBytes(one);
        }
        return all.toByteArray();
    }

    private static OperationClass operationClass(OperationKind kind) {
        return switch (kind) {
            case READ -> OperationClass.OPERATION_CLASS_READ;
            case WRITE -> OperationClass.OPERATION_CLASS_WRITE;
            case DDL -> OperationClass.OPERATION_CLASS_DEFINITION;
            case UNKNOWN -> OperationClass.OPERATION_CLASS_UNKNOWN;
        };
    }
}
