package dev.sallyport.audit;

import com.google.protobuf.Timestamp;
import dev.sallyport.v1.AuditRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a log that is opened learns of its past. */
final class History {
    private final RequestIndex requests;
    private final Map<Long, OpenOperation> open = new LinkedHashMap<>();
    private final Map<Long, InDoubt> inDoubt = new LinkedHashMap<>();

    History(RequestIndex requests) {
        this.requests = requests;
    }

    void add(AuditRecord record) {
        long index = record.getSeq();
        switch (record.getKind()) {
            case KIND_INTENT -> open.put(index, new OpenOperation(index, record, Optional.empty()));
            case KIND_PRECOMMIT ->
                open.computeIfPresent(record.getParent(), (_, operation) -> operation.with(record.getResult()));
            case KIND_OUTCOME -> close(record);
            default -> {}
        }
        requests.add(index, record, instant(record.getWallTime()));
    }

    private void close(AuditRecord outcome) {
        open.remove(outcome.getParent());
        if (InDoubt.isLeftBy(outcome)) {
            inDoubt.put(outcome.getParent(), new InDoubt(outcome));
        } else {
            inDoubt.remove(outcome.getParent());
        }
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

    /** Whose end nobody has seen so far: those that earlier runs could not resolve, then those that the last run left open. */
    List<InDoubt> inDoubt() {
        Stream<InDoubt> left = open.values().stream()
                .map(FirstRecords::outcome)
                .filter(InDoubt::isLeftBy)
                .map(InDoubt::new);
        return Stream.concat(inDoubt.values().stream(), left).toList();
    }
}
