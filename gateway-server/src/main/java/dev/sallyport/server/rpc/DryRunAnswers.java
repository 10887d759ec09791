package dev.sallyport.server.rpc;

import dev.sallyport.engine.OutputColumn;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.flow.DryRuns;
import dev.sallyport.server.request.Plan;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.DryRunResponse;
import dev.sallyport.v1.UnderstoodOperation;
import java.util.List;

/** What a dry run found, as the wire says it. */
final class DryRunAnswers {
    private DryRunAnswers() {}

    /** @throws RefusedException when the refusal tells of this moment alone, and so nothing of the operation */
    static DryRunResponse of(DryRuns.Result result) {
        return switch (result) {
            case DryRuns.Result.TurnedAway(var refusal) -> refused(Verdicts.NOT_UNDERSTOOD, refusal);
            case DryRuns.Result.Planned(var plan, var columns) -> of(plan, columns);
        };
    }

    private static DryRunResponse of(Plan plan, List<OutputColumn> columns) {
        return switch (plan) {
            case Plan.NotUnderstood(var refusal, var _) -> refused(Verdicts.NOT_UNDERSTOOD, refusal);
            case Plan.Denied denied -> refused(Verdicts.stated(denied.reading()), denied.refusal());
            case Plan.Asked(var reading, var ask, var _) ->
                onTerms(Verdicts.granted(reading), ask.obligations(), columns)
                        .setApprovalRequired(Verdicts.asked(ask))
                        .build();
            case Plan.Runnable(var reading, var allow, var _, var _) ->
                onTerms(Verdicts.granted(reading), allow.obligations(), columns)
                        .setAllowed(Verdicts.allowed(allow.basis()))
                        .build();
        };
    }

    private static DryRunResponse refused(UnderstoodOperation operation, Refusal refusal) {
        if (refusal.reason().isPassing()) {
            throw new RefusedException(refusal);
        }
        return DryRunResponse.newBuilder()
                .setOperation(operation)
                .setRefusal(Verdicts.refused(refusal))
                .build();
    }

    private static DryRunResponse.Builder onTerms(
            UnderstoodOperation operation, Obligations obligations, List<OutputColumn> columns) {
        return DryRunResponse.newBuilder()
                .setOperation(operation)
                .addAllColumns(columns.stream().map(DryRunAnswers::column).toList())
                .addAllHints(obligations.hints().stream().map(WireEnums::hint).toList())
                .setLimits(Verdicts.limits(obligations.limits()));
    }

    private static Column column(OutputColumn column) {
        return Column.newBuilder()
                .setLabel(column.label())
                .setDisclosure(WireEnums.disclosure(column.origin()))
                .setMask(column.mask())
                .build();
    }
}
