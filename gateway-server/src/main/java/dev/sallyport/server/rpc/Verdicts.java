package dev.sallyport.server.rpc;

import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.AskReason;
import dev.sallyport.policy.Basis;
import dev.sallyport.policy.Decision;
import dev.sallyport.v1.Allowed;
import dev.sallyport.v1.ApprovalRequired;
import dev.sallyport.v1.Cause;
import dev.sallyport.v1.OperationKind;
import dev.sallyport.v1.UnderstoodOperation;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an operation does and how it was decided, as the wire says it. */
public final class Verdicts {
    /** Nothing of it is known, and that counts as a write and as a definition. */
    public static final UnderstoodOperation NOT_UNDERSTOOD = UnderstoodOperation.newBuilder()
            .setKind(OperationKind.OPERATION_KIND_UNKNOWN)
            .build();

    private Verdicts() {}

    /** All that it does, for admins: what is brought along need not exist for the caller. */
    public static UnderstoodOperation operation(Reading.Understood reading) {
        return operation(reading, _ -> true);
    }

    /** What it states, for a caller to whom it is refused: each name stands in the caller's own catalog. */
    static UnderstoodOperation stated(Reading.Understood reading) {
        return operation(reading, effect -> effect.cause().standsInStatement());
    }

    /** What the caller is granted of it. A constraint may be told of to who sees nothing of what it looks at. */
    static UnderstoodOperation granted(Reading.Understood reading) {
        return operation(reading, effect -> effect.cause() != dev.sallyport.operation.Cause.CONSTRAINT);
    }

    private static UnderstoodOperation operation(Reading.Understood reading, Predicate<Effect> told) {
        return UnderstoodOperation.newBuilder()
                .setKind(OperationKind.valueOf(
                        "OPERATION_KIND_" + reading.operation().kind().name()))
                .addAllEffects(reading.operation().effects().stream()
                        .filter(told)
                        .map(Verdicts::effect)
                        .toList())
                .addAllFunctions(reading.operation().functions())
                .setShape(reading.shape())
                .build();
    }

    private static dev.sallyport.v1.Effect effect(Effect effect) {
        return dev.sallyport.v1.Effect.newBuilder()
                .setVerb(WireEnums.verb(effect.verb()))
                .setTarget(WireEnums.reference(effect.target()))
                .addAllRead(effect.read())
                .addAllTested(effect.tested())
                .addAllWritten(effect.written())
                .addAllReturned(effect.returned())
                .setCause(Cause.valueOf("CAUSE_" + effect.cause().name()))
                .build();
    }

    /** It runs, or would. */
    public static Allowed allowed(Basis basis) {
        return Allowed.newBuilder()
                .addAllGrants(grants(basis))
                .setPolicyEtag(basis.snapshot())
                .build();
    }

    /** A person would be asked. */
    public static ApprovalRequired asked(Decision.Ask ask) {
        return ApprovalRequired.newBuilder()
                .addAllRules(ask.question().rules())
                .addAllReasons(
                        ask.question().reasons().stream().map(AskReason::rule).toList())
                .addAllGrants(grants(ask.basis()))
                .setPolicyEtag(ask.basis().snapshot())
                .setMessage("a person has to approve this operation: "
                        + ask.question().words())
                .setInstead(instead(ask.question().reasons()))
                .build();
    }

    /** Where one of the reasons stays in any case, the others need not be mended. */
    private static String instead(Set<AskReason> reasons) {
        boolean canBe = reasons.stream().noneMatch(reason -> reason.instead().isEmpty());
        return canBe ? reasons.stream().map(AskReason::instead).collect(Collectors.joining("; ")) : "";
    }

    private static List<String> grants(Basis basis) {
        return basis.grants().stream().map(Basis.GrantUse::grant).distinct().toList();
    }

    /** It would be refused; no status carries its sentence, so it does so itself. */
    public static dev.sallyport.v1.Refusal refused(Refusal refusal) {
        return RefusalStatus.detail(refusal, "", 0).toBuilder()
                .setMessage(refusal.message())
                .build();
    }

    /** How much a call may read, change and take. */
    public static dev.sallyport.v1.Limits limits(Limits limits) {
        return dev.sallyport.v1.Limits.newBuilder()
                .setRows(limits.rows())
                .setBytes(limits.bytes())
                .setCellBytes(limits.cellBytes())
                .setAffected(limits.affected())
                .setTime(Times.message(limits.time()))
                .build();
    }
}
