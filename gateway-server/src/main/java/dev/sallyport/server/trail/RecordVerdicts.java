package dev.sallyport.server.trail;

import com.google.protobuf.ByteString;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.policy.Basis;
import dev.sallyport.policy.Decision;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.v1.AuditRecord;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** A decision and what it stands on, as a record spells it. */
final class RecordVerdicts {
    private RecordVerdicts() {}

    static AuditRecord.Verdict.Builder refused(Refusal refusal) {
        return AuditRecord.Verdict.newBuilder()
                .setDecision(AuditRecord.Decision.DECISION_DENY)
                .setReason(refusal.reason().name())
                .setRule(refusal.rule());
    }

    static AuditRecord.Verdict.Builder of(Decision decision, Operation operation) {
        AuditRecord.Verdict.Builder verdict = switch (decision) {
            case Decision.Deny deny -> refused(deny.refusal()).setReason(precisely(deny));
            case Decision.Ask ask ->
                AuditRecord.Verdict.newBuilder()
                        .setDecision(AuditRecord.Decision.DECISION_ASK)
                        .setReason(ask.question().names())
                        .addAllRowFilters(filters(ask.obligations().references().values()));
            case Decision.Allow allow ->
                AuditRecord.Verdict.newBuilder()
                        .setDecision(AuditRecord.Decision.DECISION_ALLOW)
                        .addAllRowFilters(
                                filters(allow.obligations().references().values()));
        };
        decision.basis().grants().stream()
                .distinct()
                .forEach(use -> verdict.addGrants(
                        AuditRecord.Versioned.newBuilder().setName(use.grant()).setEtag(use.etag())));
        decision.basis().masks().forEach(use -> verdict.addMasks(mask(use, operation)));
        decision.basis()
                .unmaskedColumns()
                .forEach(column -> verdict.addUnmasked(AuditRecord.ColumnPath.newBuilder()
                        .addAllObject(path(column.object()))
                        .setColumn(column.path())));
        operation.risks().forEach(risk -> verdict.addRisks(risk.name()));
        return verdict;
    }

    /** The caller hears the reason alone; the trail also keeps which grants were near and what failed. */
    private static String precisely(Decision.Deny deny) {
        List<String> misses = deny.basis().misses().stream()
                .map(miss -> miss.grant() + ":" + miss.failed())
                .toList();
        String reason = deny.refusal().reason().name();
        return misses.isEmpty() ? reason : reason + " " + String.join(" ", misses);
    }

    private static AuditRecord.AppliedMask mask(Basis.MaskUse use, Operation operation) {
        boolean evaluated = operation.effects().stream()
                .filter(effect -> effect.reference() == use.reference())
                .map(Effect::tested)
                .anyMatch(tested -> tested.contains(use.column().path()));
        return AuditRecord.AppliedMask.newBuilder()
                .addAllObject(path(use.column().object()))
                .setColumn(use.column().path())
                .setMask(use.mask())
                .setEvaluated(evaluated)
                .build();
    }

    private static List<AuditRecord.RowFilter> filters(Collection<TableObligation> references) {
        return references.stream()
                .filter(reference -> reference.filter().isPresent())
                .map(reference -> AuditRecord.RowFilter.newBuilder()
                        .addAllObject(path(reference.object()))
                        .setGrant(reference.grant())
                        .build())
                .distinct()
                .toList();
    }

    private static List<String> path(ObjectName object) {
        return List.of(object.schema(), object.object());
    }

    static AuditRecord.Bounds bounds(Limits limits) {
        return AuditRecord.Bounds.newBuilder()
                .setRows(limits.rows())
                .setBytes(limits.bytes())
                .setAffected(limits.affected())
                .setTime(RecordTimes.duration(limits.time()))
                .build();
    }

    static AuditRecord.Bounds bounds(Bounds bounds) {
        return AuditRecord.Bounds.newBuilder()
                .setRows(bounds.rows())
                .setBytes(bounds.bytes())
                .setAffected(bounds.affected())
                .setTime(RecordTimes.duration(bounds.time()))
                .build();
    }

    static ByteString hash(String hexadecimal) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hexadecimal));
    }
}
