package dev.sallyport.server.trail;

import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.policy.Basis;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.source.Source;
import dev.sallyport.v1.AuditRecord;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an operation is about, as a record spells it. */
final class RecordTargets {
    private RecordTargets() {}

    static AuditRecord.Target.Builder of(Source source) {
        return AuditRecord.Target.newBuilder()
                .setEngine(source.engineName())
                .setSource(source.name())
                .setDatabase(source.settings().database());
    }

    static AuditRecord.Target.Builder of(Source source, Operation operation, Basis basis) {
        Map<Integer, Basis.GrantUse> grants =
                basis.grants().stream().collect(Collectors.toMap(Basis.GrantUse::reference, Function.identity()));
        AuditRecord.Target.Builder target = of(source);
        for (Effect effect : operation.effects()) {
            AuditRecord.ObjectAccess.Builder access = access(effect);
            Basis.GrantUse use = grants.get(effect.reference());
            target.addObjects(use == null ? access : access.setGrant(use.grant()));
        }
        return target;
    }

    static AuditRecord.DecisionInput.Builder input(
            Submission submission, RequestSnapshot snapshot, Operation operation) {
        return AuditRecord.DecisionInput.newBuilder()
                .addAllEffects(operation.effects().stream()
                        .map(effect -> access(effect).build())
                        .toList())
                .addAllFunctions(operation.functions())
                .setRequestedBounds(RecordVerdicts.bounds(submission.bounds()))
                .addAllAttributes(submission.identity().attributes().keySet())
                .addAllUnmask(submission.unmask().stream()
                        .map(column -> AuditRecord.ColumnPath.newBuilder()
                                .addObject(column.schema())
                                .addObject(column.object())
                                .setColumn(column.column())
                                .build())
                        .toList())
                .setIntentStated(submission.statesIntent())
                .setCatalogVersion(snapshot.whole().version());
    }

    private static AuditRecord.ObjectAccess.Builder access(Effect effect) {
        return AuditRecord.ObjectAccess.newBuilder()
                .addPath(effect.target().schema())
                .addPath(effect.target().object())
                .setVerb(effect.verb().name().toLowerCase(Locale.ROOT))
                .addAllColumnsRead(effect.read())
                .addAllColumnsWritten(effect.written())
                .setCause(effect.cause().name().toLowerCase(Locale.ROOT));
    }
}
