package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.Optional;

/**
 * What went wrong, in our own words: of the server's answer only its number and the place of the statement are kept.
 *
 * <p>The numbers are those of {@code error_codes.yml} of the server's source.
 */
final class MongoErrors {
    /** From here on a number is a place in the server's source, most of them in the evaluation of an operator. */
    private static final int LOCATIONS = 10_000;

    private static final int WRITE_CONFLICT = 112;

    private MongoErrors() {}

    static EngineFailure failure(MongoFault fault) {
        return failure(fault, Optional.empty());
    }

    static EngineFailure failure(MongoFault fault, Optional<Ending> ending) {
        return ending.map(why -> why.failure(fault.errorClass())).orElseGet(() -> byFault(fault));
    }

    /**
     * What failed while it was committed. Only of a conflict it is sure that nothing was kept: whatever else is answered may be
     * the answer to the driver's second question.
     */
    static EngineFailure notCommitted(MongoFault fault, Optional<Ending> ending) {
        return ending.isEmpty() && fault.code() == WRITE_CONFLICT
                ? failure(fault)
                : SourceFailure.outcomeUnknown(fault.errorClass());
    }

    static EngineFailure unsupported(String what, String nextStep) {
        return new EngineFailure(new Refusal(Reason.UNSUPPORTED, what, "engine.mongodb", nextStep), "UNSUPPORTED");
    }

    /** One document is larger than a cell may be; no part of it would be a document. */
    static EngineFailure documentTooLarge(long limit) {
        return new EngineFailure(
                new Refusal(
                        Reason.LIMIT,
                        "a document of the answer has more than `" + limit + "` bytes",
                        "limits.cell",
                        "project fewer fields, or ask an admin for a grant that takes more"),
                "CELL");
    }

    /** Whether nobody was there to say what went wrong. */
    static boolean isUnreachable(MongoFault fault) {
        return !fault.isAnswered() || isAway(fault.code());
    }

    /** Whether a collection is not there any more, or not what it was. */
    static boolean isGone(MongoFault fault) {
        return switch (fault.code()) {
            // NamespaceNotFound, CommandNotSupportedOnView, QueryPlanKilled, InvalidViewDefinition,
            // CollectionUUIDMismatch
            case 26, 166, 175, 182, 361 -> true;
            default -> false;
        };
    }

    static boolean isConflict(int code) {
        return switch (code) {
            // LockTimeout, LockBusy, WriteConflict, ConflictingOperationInProgress, SnapshotUnavailable,
            // TemporarilyUnavailable
            case 24, 46, WRITE_CONFLICT, 117, 246, 365 -> true;
            default -> false;
        };
    }

    /** Hosts, shutdown, elections, a server that is not the primary, a full disk; TLS and network of a router. */
    private static boolean isAway(int code) {
        return switch (code) {
            case 6, 7, 89, 91, 133, 189, 202, 9001, 10058, 10107, 11600, 11602, 13435, 13436, 14031 -> true;
            default -> false;
        };
    }

    private static EngineFailure byFault(MongoFault fault) {
        String code = fault.errorClass();
        if (!fault.isAnswered()) {
            return switch (code) {
                case "NETWORK", "UNREACHABLE" -> SourceFailure.unreachable(code);
                default -> SourceFailure.internal(code);
            };
        }
        return switch (fault.code()) {
            // MaxTimeMSExpired, Interrupted, ExceededTimeLimit, CursorKilled
            case 50, 11601, 262, 237 -> Ending.DEADLINE.failure(code);
            // UserNotFound, Unauthorized, AuthenticationFailed
            case 11, 13, 18 ->
                SourceFailure.of(
                        Reason.SOURCE_UNAVAILABLE,
                        "the gateway's own role lacks a right on the source",
                        "ask an administrator of the source to grant it",
                        code);
            default -> isGone(fault) ? SourceFailure.catalogChanged(code) : byReason(fault, code);
        };
    }

    private static EngineFailure byReason(MongoFault fault, String code) {
        return switch (reason(fault.code())) {
            case CONFLICT -> SourceFailure.inTheWay(code);
            case CONSTRAINT -> violated(fault, code);
            case TOO_LARGE -> SourceFailure.tooLarge(code);
            case SOURCE_UNAVAILABLE -> SourceFailure.unavailable(code);
            case BAD_VALUE ->
                SourceFailure.of(
                        Reason.BAD_VALUE,
                        "an operator got a value that it does not take" + of(fault),
                        "check values, types, conversions and divisions",
                        code);
            case NOT_UNDERSTOOD -> SourceFailure.notAccepted(code);
            default -> SourceFailure.internal(code);
        };
    }

    private static EngineFailure violated(MongoFault fault, String code) {
        return SourceFailure.of(
                Reason.CONSTRAINT,
                "a unique index or a validator would be violated" + of(fault),
                "check the values that are written",
                code);
    }

    private static String of(MongoFault fault) {
        return fault.index().isPresent() ? " by statement `" + fault.index().getAsInt() + "` of the command" : "";
    }

    private static Reason reason(int code) {
        if (isConflict(code)) {
            return Reason.CONFLICT;
        }
        if (isAway(code)) {
            return Reason.SOURCE_UNAVAILABLE;
        }
        return switch (code) {
            // CursorNotFound, NoSuchSession, TransactionTooOld, TransactionAborted, NoSuchTransaction,
            // TransactionExceededLifetimeLimitSeconds, StaleConfig: what was begun is gone
            case 43, 206, 225, 244, 251, 290, 13388 -> Reason.CONFLICT;
            // DuplicateKey and its older numbers, DocumentValidationFailure, ImmutableField, CannotIndexParallelArrays
            case 11000, 11001, 12582, 121, 66, 171 -> Reason.CONSTRAINT;
            // ExceededMemoryLimit, TransactionTooLarge, QueryExceededMemoryLimitNoDiskUseAllowed, BSONObjectTooLarge,
            // KeyTooLong, and sort and group over memory of older servers
            case 146, 257, 292, MongoFaults.TOO_LARGE, 17280, 16819, 16945 -> Reason.TOO_LARGE;
            // BadValue, TypeMismatch, Overflow, InvalidLength, PathNotViable, dollar, id, empty and dotted names,
            // ConversionFailure, DurationOverflow
            case 2, 14, 15, 16, 28, 52, 53, 54, 55, 56, 57, 159, 241 -> Reason.BAD_VALUE;
            // FailedToParse, IllegalOperation, ConflictingUpdateOperators, CommandNotFound, InvalidOptions,
            // InvalidNamespace, CommandNotSupported, ViewDepthLimitExceeded, OptionNotSupportedOnView,
            // InvalidPipelineOperator, QueryFeatureNotAllowed, OperationNotSupportedInTransaction,
            // NoQueryExecutionPlans
            case 9, 20, 40, 59, 72, 73, 115, 165, 167, 168, 224, 263, 291, 40415 -> Reason.NOT_UNDERSTOOD;
            default -> code >= LOCATIONS ? Reason.BAD_VALUE : Reason.INTERNAL;
        };
    }
}
