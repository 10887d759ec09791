package dev.sallyport.server.trail;

import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.StoredRecord;
import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.request.DottedName;
import dev.sallyport.server.request.Printable;
import dev.sallyport.server.store.ChangeTrail;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.util.List;
import java.util.Locale;

/** What admins changed and auditors read, in the trail; each method returns when the record is durable, or throws. */
public final class AdminTrail implements ChangeTrail {
    private final AuditLog log;

    public AdminTrail(AuditLog log) {
        this.log = log;
    }

    /** One record a rule, so that each can be found by its subject; the index is that of the last. */
    @Override
    public long record(Identity author, String requestId, List<RuleChange> changes, String snapshot) {
        long index = 0;
        for (RuleChange change : changes) {
            index = log.append(record(author, requestId, change, snapshot)).index();
        }
        return index;
    }

    private static AuditRecord record(Identity author, String requestId, RuleChange change, String snapshot) {
        return AuditRecord.newBuilder()
                .setKind(
                        switch (change) {
                            case RuleChange.OfGrant _ -> Kind.KIND_GRANT_CHANGE;
                            case RuleChange.OfClassification _ -> Kind.KIND_CLASSIFICATION_CHANGE;
                        })
                .setRequestId(Printable.of(requestId))
                .setIdentity(RecordIdentities.of(author))
                .setChange(AuditRecord.Change.newBuilder()
                        .setResourceType(type(change))
                        .setSubject(subject(change))
                        .setAction(change.action().name().toLowerCase(Locale.ROOT))
                        .setEtagBefore(change.etagBefore())
                        .setEtagAfter(change.etagAfter())
                        .setPolicySha256(RecordVerdicts.hash(snapshot)))
                .build();
    }

    private static String type(RuleChange change) {
        return switch (change) {
            case RuleChange.OfGrant _ -> "grant";
            case RuleChange.OfClassification _ -> "classification";
        };
    }

    private static String subject(RuleChange change) {
        return switch (change) {
            case RuleChange.OfGrant(String name, var _, var _) -> name;
            case RuleChange.OfClassification(ColumnName(ObjectName object, String column), var _, var _) ->
                DottedName.of(object.source(), object.schema(), object.object(), column);
        };
    }

    /**
     * What an admin wanted to change.
     *
     * @param resourceType `grant`, `classification` or `manifest`
     * @param subject name of the rule, or of the first of several
     * @param action `create`, `update`, `delete` or `apply`
     */
    public record Attempt(String requestId, String resourceType, String subject, String action) {}

    /** Records a change that was refused, before its author hears of it; it has no values, so no commitments. */
    public long refused(Identity author, String peer, Attempt attempt, Refusal refusal) {
        AuditRecord record = AuditRecord.newBuilder()
                .setKind(Kind.KIND_DENIED)
                .setRequestId(Printable.of(attempt.requestId()))
                .setIdentity(RecordIdentities.of(author))
                .setPeer(AuditRecord.Peer.newBuilder().setAddress(peer))
                .setChange(AuditRecord.Change.newBuilder()
                        .setResourceType(attempt.resourceType())
                        .setSubject(Printable.of(attempt.subject()))
                        .setAction(attempt.action()))
                .setVerdict(RecordVerdicts.refused(refusal))
                .build();
        return log.append(record).index();
    }

    /**
     * Records a reading before its first record leaves.
     *
     * @param filters names of the conditions that were set, never their values
     */
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
