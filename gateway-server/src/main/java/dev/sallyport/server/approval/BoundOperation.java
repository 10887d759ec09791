package dev.sallyport.server.approval;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Value;
import dev.sallyport.policy.Basis;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** An operation as an approval is bound to it: computed once when it is asked, and again when it is to run. */
final class BoundOperation {
    private static final Duration ANY_TIME = Duration.ofDays(365);
    private static final long NOT_COUNTED = -1;

    private BoundOperation() {}

    /**
     * What belongs to the question and not to the operation.
     *
     * @param rules the rules that ask, each with its quorum
     * @param rows how many were told that it would change
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Moment(
            List<String> rules,
            Instant requested,
            Instant expires,
            byte[] nonce,
            OptionalLong rows,
            HiddenImage image) {}

    /** As it would be sent, with as much time as its grants give it. */
    static Sealed sealed(Plan.Asked plan, Submission submission) {
        return plan.sealed().bind(submission.statement().parameters(), ANY_TIME);
    }

    /**
     * A parameter of the rendering, the caller's or our own, as people may see it.
     *
     * @param type of the value, `KEY` of one that nobody sees: there the value is its digest, which fixes it and, of 32 random
     *     bytes, tells nothing
     */
    record Shown(String type, Value value) {
        private static Shown of(Sealed.Parameter parameter) {
            return switch (parameter) {
                case Sealed.Parameter.Bound(Value value) -> new Shown(Packed.type(value), value);
                case Sealed.Parameter.Secret(Value value) ->
                    new Shown("KEY", new Value.Bytes(Sha256.of(Packed.values(List.of(value)))));
                case Sealed.Parameter.Caller(int number) ->
                    throw new IllegalStateException("parameter `" + number + "` is not bound");
            };
        }
    }

    /** Every parameter of the rendering, in order. */
    static List<Shown> shown(Sealed sealed) {
        return sealed.parameters().stream().map(Shown::of).toList();
    }

    static OperationFields fields(Submission submission, RequestSnapshot snapshot, Plan.Asked plan, Moment moment)
            throws EngineFailure {
        Sealed sealed = sealed(plan, submission);
        List<Shown> shown = shown(sealed);
        var fields = new OperationFields.Builder()
                .put(Field.ENGINE, snapshot.source().engineName())
                .put(Field.SOURCE, snapshot.source().name())
                .put(Field.SERVER, snapshot.engine().server())
                .put(Field.DATABASE, snapshot.source().settings().database())
                .put(Field.OPERATION_CLASS, sealed.kind().name())
                .put(Field.STATEMENT, sealed.canonical())
                .put(
                        Field.STATEMENTS,
                        ByteBuffer.allocate(Integer.BYTES)
                                .putInt(sealed.statements())
                                .array())
                .put(Field.PARAMETER_TYPES, shown.stream().map(Shown::type).toList())
                .put(
                        Field.PARAMETER_VALUES,
                        Packed.values(shown.stream().map(Shown::value).toList()))
                .put(Field.SETTINGS, sealed.settings())
                .put(Field.BASIS, basis(plan.decision().basis()))
                .put(Field.RULES, moment.rules())
                .put(Field.CLOSURE, closure(sealed.closure()))
                .put(Field.INTENT, submission.intent())
                .put(Field.UNMASKED, unmasked(plan.decision().basis()));
        putLimits(fields, sealed.limits());
        putCaller(fields, submission.identity());
        putMoment(fields, moment);
        return fields.build();
    }

    private static void putLimits(OperationFields.Builder fields, Limits limits) {
        var _ = fields.put(Field.MAX_ROWS, limits.rows())
                .put(Field.MAX_BYTES, limits.bytes())
                .put(Field.MAX_CELL_BYTES, limits.cellBytes())
                .put(Field.MAX_AFFECTED, limits.affected())
                .put(Field.MAX_TIME, limits.time().toMillis());
    }

    private static void putCaller(OperationFields.Builder fields, Identity identity) {
        List<String> chain = identity.actors().stream()
                .flatMap(actor -> Stream.of(actor.issuer(), actor.subject()))
                .toList();
        var _ = fields.put(Field.ISSUER, identity.issuer())
                .put(Field.HUMAN, identity.human())
                .put(Field.AGENT, chain)
                .put(Field.WORKLOAD, identity.workload())
                .put(Field.TASK, identity.task());
    }

    private static void putMoment(OperationFields.Builder fields, Moment moment) {
        var _ = fields.put(Field.REQUESTED_AT, micros(moment.requested()))
                .put(Field.EXPIRES_AT, micros(moment.expires()))
                .put(Field.NONCE, moment.nonce())
                .put(Field.ROWS, moment.rows().orElse(NOT_COUNTED))
                .put(Field.IMAGE, moment.image().commitment());
    }

    /** The grants, guardrails and masks that were used, and not the whole policy: what does not concern it may change. */
    private static byte[] basis(Basis basis) {
        Stream<String> grants = basis.grants().stream()
                .flatMap(use -> Stream.of("grant", Integer.toString(use.reference()), use.grant(), use.etag()));
        Stream<String> masks = basis.masks().stream()
                .flatMap(use -> Stream.of(
                        "mask", Integer.toString(use.reference()), use.column().toString(), use.mask()));
        Stream<String> guardrails = basis.guardrails().stream().flatMap(name -> Stream.of("guardrail", name));
        return Sha256.of(Packed.texts(
                Stream.of(grants, masks, guardrails).flatMap(each -> each).toList()));
    }

    /** Schema, object and column of each column that is shown without its mask. */
    private static List<String> unmasked(Basis basis) {
        return basis.unmaskedColumns().stream()
                .flatMap(column ->
                        Stream.of(column.object().schema(), column.object().object(), column.path()))
                .toList();
    }

    private static byte[] closure(Closure closure) {
        return Sha256.of(Packed.texts(closure.objects().stream()
                .flatMap(member -> Stream.of(member.id(), Sha256.hex(Sha256.of(member.fingerprint()))))
                .toList()));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
