package dev.sallyport.audit;

import com.google.protobuf.Timestamp;
import dev.sallyport.v1.AuditRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a log that is opened learns of its past. */
final class History {
    private final RequestIndex requests;
    private final Map<Long, OpenOperation> open = new LinkedHashMap<>();

    History(RequestIndex requests) {
        this.requests = requests;
    }

    void add(AuditRecord record) {
        long index = record.getSeq();
        switch (record.getKind()) {
            case KIND_INTENT -> open.put(index, new OpenOperation(index, record));
            case KIND_OUTCOME -> open.remove(record.getParent());
            default -> {}
        }
        requests.add(index, record, instant(record.getWallTime()));
    }

    static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    RequestIndex requests() {
        return requests;
    }

    List<OpenOperation> open() {
        return List.copyOf(open.values());
    }
}
