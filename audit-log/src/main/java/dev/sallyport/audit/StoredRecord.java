package dev.sallyport.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.sallyport.v1.AuditRecord;

/** A record as it stands in the log: its bytes, which are the leaf of the tree, and what they say. */
public record StoredRecord(ByteString bytes, AuditRecord record) {
    static final int SCHEMA = 1;

    /** Reads a payload; throws if it is not a record of a schema that is known. */
    static StoredRecord parse(byte[] payload) throws InvalidProtocolBufferException {
        var record = AuditRecord.parseFrom(payload);
        if (record.getSchemaVersion() != SCHEMA) {
            throw new InvalidProtocolBufferException(
                    "schema version `%d` is not known, expected `%d`".formatted(record.getSchemaVersion(), SCHEMA));
        }
        return new StoredRecord(ByteString.copyFrom(payload), record);
    }

    /** The position in the log, and the leaf index in the tree. */
    public long index() {
        return record.getSeq();
    }

    /** The RFC 6962 leaf hash. */
    public ByteString leafHash() {
        return ByteString.copyFrom(new Merkle().leaf(bytes.toByteArray()));
    }
}
