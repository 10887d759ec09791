package dev.sallyport.engine.testkit.documentdb;

import java.io.Serializable;

/**
 * A code of MongoDB's for what went wrong, with its name there.
 *
 * @param number as in the field `code`
 * @param name as in the field `codeName`
 */
record ErrorCode(int number, String name) implements Serializable {
    static final ErrorCode INTERNAL_ERROR = new ErrorCode(1, "InternalError");
    static final ErrorCode BAD_VALUE = new ErrorCode(2, "BadValue");
    static final ErrorCode FAILED_TO_PARSE = new ErrorCode(9, "FailedToParse");
    static final ErrorCode USER_NOT_FOUND = new ErrorCode(11, "UserNotFound");
    static final ErrorCode UNAUTHORIZED = new ErrorCode(13, "Unauthorized");
    static final ErrorCode TYPE_MISMATCH = new ErrorCode(14, "TypeMismatch");
    static final ErrorCode AUTHENTICATION_FAILED = new ErrorCode(18, "AuthenticationFailed");
    static final ErrorCode ILLEGAL_OPERATION = new ErrorCode(20, "IllegalOperation");
    static final ErrorCode LOCK_TIMEOUT = new ErrorCode(24, "LockTimeout");
    static final ErrorCode CURSOR_NOT_FOUND = new ErrorCode(43, "CursorNotFound");
    static final ErrorCode MAX_TIME_EXPIRED = new ErrorCode(50, "MaxTimeMSExpired");
    static final ErrorCode COMMAND_NOT_FOUND = new ErrorCode(59, "CommandNotFound");
    static final ErrorCode OPERATION_FAILED = new ErrorCode(96, "OperationFailed");
    static final ErrorCode UNSATISFIABLE = new ErrorCode(100, "UnsatisfiableWriteConcern");
    static final ErrorCode WRITE_CONFLICT = new ErrorCode(112, "WriteConflict");
    static final ErrorCode COMMAND_NOT_SUPPORTED = new ErrorCode(115, "CommandNotSupported");
    static final ErrorCode CONFLICTING_OPERATION = new ErrorCode(117, "ConflictingOperationInProgress");
    static final ErrorCode TRANSACTION_TOO_OLD = new ErrorCode(225, "TransactionTooOld");
    static final ErrorCode CURSOR_KILLED = new ErrorCode(237, "CursorKilled");
    static final ErrorCode NO_SUCH_TRANSACTION = new ErrorCode(251, "NoSuchTransaction");
    static final ErrorCode TRANSACTION_COMMITTED = new ErrorCode(256, "TransactionCommitted");
    static final ErrorCode NOT_IN_TRANSACTION = new ErrorCode(263, "OperationNotSupportedInTransaction");
    static final ErrorCode USER_EXISTS = new ErrorCode(51003, "Location51003");
    static final ErrorCode CURSOR_OF_ANOTHER_SESSION = new ErrorCode(50738, "Location50738");
    static final ErrorCode CLIENT_DISCONNECT = new ErrorCode(279, "ClientDisconnect");
    static final ErrorCode INTERRUPTED = new ErrorCode(11601, "Interrupted");
}
