package dev.sallyport.audit;

import com.google.protobuf.Timestamp;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a log that is opened remembers of its past. */
final class History {
    private final RequestIndex requests;
    private final Map<Long, OpenOperation> open = new LinkedHashMap<>();
    private Kind lastKind = Kind.KIND_STOP;
    private long lastHlc;

    History(RequestIndex requests) {
        this.requests = requests;
    }

    void add(AuditRecord record) {
        long index = record.getSeq();
        lastKind = record.getKind();
        lastHlc = record.getHlc();
        if (lastKind == Kind.KIND_INTENT) {
            open.put(index, new OpenOperation(index, record));
        }
        if (lastKind == Kind.KIND_OUTCOME) {
            var _ = open.remove(record.getParent());
        }
        requests.add(index, record, instant(record.getWallTime()));
    }

    static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    long lastHlc() {
        return lastHlc;
    }

    boolean wasClosed() {
        return lastKind == Kind.KIND_STOP;
    }

    List<OpenOperation> open() {
        return List.copyOf(open.values());
    }
}
