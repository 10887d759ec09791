package dev.sallyport.server.flow;

import dev.sallyport.audit.Appended;
import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.StoredRecord;
import dev.sallyport.policy.Identity;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.util.List;

/** What admins changed and auditors read, in the trail; each method returns when the record is durable, or throws. */
public final class AdminTrail {
    private final AuditLog log;

    public AdminTrail(AuditLog log) {
        this.log = log;
    }

    /** @param kind one of the `_CHANGE` kinds */
    public Appended changed(Identity identity, String peer, Kind kind, String requestId, AuditRecord.Change change) {
        return log.append(AuditRecord.newBuilder()
                .setKind(kind)
                .setRequestId(Printable.of(requestId))
                .setIdentity(RecordIdentities.of(identity))
                .setPeer(AuditRecord.Peer.newBuilder().setAddress(peer))
                .setChange(change)
                .build());
    }

    /** @param filters names of the conditions that were set, never their values */
    public void read(Identity identity, String peer, List<String> filters, List<StoredRecord> page) {
        AuditRecord.TrailRead.Builder read =
                AuditRecord.TrailRead.newBuilder().addAllFilters(filters).setRecords(page.size());
        if (!page.isEmpty()) {
            read.setFirstSeq(page.getFirst().index()).setLastSeq(page.getLast().index());
        }
        var _ = log.append(AuditRecord.newBuilder()
                .setKind(Kind.KIND_AUDIT_READ)
                .setIdentity(RecordIdentities.of(identity))
                .setPeer(AuditRecord.Peer.newBuilder().setAddress(peer))
                .setTrailRead(read)
                .build());
    }
}
