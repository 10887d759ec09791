package dev.sallyport.e2e.evidence;

import dev.sallyport.client.CallFailedException;
import dev.sallyport.client.RefusedException;
import dev.sallyport.client.SallyportException;
import dev.sallyport.v1.Reason;
import io.grpc.Status;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a statement of `sqlsmith` ended.
 *
 * @param stage where on its way; for what was refused the rule that said no, or its reason where it names no rule
 * @param construct what was told, alike for statements that are refused alike
 */
record SmithEnd(Kind kind, String stage, String construct) {
    /** What became of it. */
    enum Kind {
        /** It gave its whole answer. */
        RAN,
        /** The database ran it and a value or a limit ended it. */
        RAN_INTO,
        REFUSED,
        /** It was kept for a person who decides, under a name to come back with. */
        ASKED,
        /** It was refused for want of time to read it, again and again, which says something of the machine. */
        LATE,
        /** It was refused, and it was not told where, why or what to do. */
        UNEXPLAINED,
        /** Nobody said anything in the time that there was. */
        HUNG,
        /** Something broke. */
        BROKEN
    }

    private static final Set<Reason> BROKEN = EnumSet.of(
            Reason.REASON_UNSPECIFIED,
            Reason.UNRECOGNIZED,
            Reason.REASON_INTERNAL,
            Reason.REASON_OUTCOME_UNKNOWN,
            Reason.REASON_SOURCE_UNAVAILABLE,
            Reason.REASON_AUDIT_UNAVAILABLE,
            Reason.REASON_CANCELLED);

    private static final Set<Reason> LATE = EnumSet.of(Reason.REASON_DEADLINE, Reason.REASON_OVERLOADED);

    private static final Set<Reason> RAN_INTO = EnumSet.of(
            Reason.REASON_BAD_VALUE,
            Reason.REASON_CONSTRAINT,
            Reason.REASON_CONFLICT,
            Reason.REASON_LOCKED,
            Reason.REASON_LIMIT,
            Reason.REASON_DEADLINE);

    /** How rules of reading begin, before which nothing looked at a database. */
    private static final String READING = "sql.";

    static SmithEnd of(Answered answer) {
        if (answer.isWhole()) {
            return new SmithEnd(Kind.RAN, answer.rows().isEmpty() ? "no rows" : "rows", "");
        }
        return of(answer.failure().orElseThrow());
    }

    private static SmithEnd of(SallyportException failure) {
        String told = String.valueOf(failure.getMessage());
        if (failure instanceof RefusedException refused) {
            return new SmithEnd(kind(refused), stage(refused), alike(told));
        }
        boolean isLate = failure instanceof CallFailedException call && call.code() == Status.Code.DEADLINE_EXCEEDED;
        return new SmithEnd(isLate ? Kind.HUNG : Kind.BROKEN, failure.getClass().getSimpleName(), alike(told));
    }

    private static Kind kind(RefusedException refused) {
        if (BROKEN.contains(refused.reason())) {
            return Kind.BROKEN;
        }
        if (refused.reason() == Reason.REASON_APPROVAL_REQUIRED) {
            return refused.approval().isBlank() ? Kind.UNEXPLAINED : Kind.ASKED;
        }
        if (LATE.contains(refused.reason())
                && refused.rule().startsWith(READING)
                && !refused.nextStep().isBlank()) {
            return Kind.LATE;
        }
        boolean isOfDatabase = RAN_INTO.contains(refused.reason());
        boolean isNamed = !refused.rule().isBlank() || isOfDatabase;
        if (!isNamed
                || refused.nextStep().isBlank()
                || String.valueOf(refused.getMessage()).isBlank()) {
            return Kind.UNEXPLAINED;
        }
        return isOfDatabase ? Kind.RAN_INTO : Kind.REFUSED;
    }

    private static String stage(RefusedException refused) {
        String reason = refused.reason().name().replace("REASON_", "");
        return refused.rule().isBlank() ? reason : refused.rule();
    }

    /** Whether it was refused for its text alone. */
    boolean isUnread() {
        return stage.startsWith(READING);
    }

    /** Without the names that sqlsmith gives by number, and without the place. */
    private static String alike(String told) {
        return told.replaceAll("(ref|subq|sample|jennifer|c)_?\\d+", "$1").replaceAll("\\d+", "0");
    }
}
