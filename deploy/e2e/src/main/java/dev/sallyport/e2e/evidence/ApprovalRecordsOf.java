package dev.sallyport.e2e.evidence;

import dev.sallyport.audit.AuditCursor;
import dev.sallyport.audit.AuditReader;
import dev.sallyport.audit.StoredRecord;
import dev.sallyport.v1.AuditRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the trail of a gateway says of one approval. */
final class ApprovalRecordsOf {
    private ApprovalRecordsOf() {}

    /** Its records, in order; what ran under it among them. */
    static List<AuditRecord> approval(Stand stand, String name) throws IOException {
        List<AuditRecord> records = new ArrayList<>();
        try (AuditCursor cursor =
                AuditReader.of(stand.rig().folder().resolve("trail")).from(0)) {
            for (Optional<StoredRecord> found = cursor.next(); found.isPresent(); found = cursor.next()) {
                AuditRecord record = found.get().record();
                if (record.getApprovalStep().getApproval().equals(name)
                        || record.getVerdict().getApprovalsList().contains(name)) {
                    records.add(record);
                }
            }
        }
        return records;
    }

    static List<AuditRecord.Kind> kinds(Stand stand, String name) throws IOException {
        return approval(stand, name).stream().map(AuditRecord::getKind).toList();
    }
}
