package dev.sallyport.policy;

import dev.sallyport.operation.Limits;
import dev.sallyport.operation.OperationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says whether a grant may be written: complete, bounded in time, and without a term that this build does not enforce. */
public final class GrantCheck {
    /** How long a grant holds that does not say so. */
    public static final Duration DEFAULT_PERIOD = Duration.ofHours(8);

    /** How long a grant may hold from the moment of writing. */
    public static final Duration LONGEST_PERIOD = Duration.ofDays(30);

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private GrantCheck() {}

    /**
     * What is wrong with one field of a rule, as its author spells it.
     *
     * @param found what stands there, or what it amounts to
     * @param expected what may stand there
     */
    public record Problem(String field, String found, String expected) {
        public String message() {
            return "`" + field + "` is `" + found + "`, expected " + expected;
        }
    }

    /** The first thing that is wrong with the grant; empty when it may be written now. */
    public static Optional<Problem> problem(Grant grant, Instant now) {
        return Stream.<Supplier<Optional<Problem>>>of(
                        () -> scope(grant),
                        () -> unenforced(grant.terms().reserved()),
                        () -> period(grant.period(), now),
                        () -> limits(grant.terms().limits()),
                        () -> affected(grant),
                        () -> columns(grant.terms()),
                        () -> FilterCheck.problem(grant))
                .flatMap(check -> check.get().stream())
                .findFirst();
    }

    private static Optional<Problem> scope(Grant grant) {
        Grant.Scope scope = grant.scope();
        if (!NAME.matcher(grant.name()).matches()) {
            return problem("name", grant.name(), "1 to 63 of `a-z`, `0-9` and `-`, no `-` at an end");
        }
        if (scope.source().isBlank() || scope.database().isBlank()) {
            return problem(scope.source().isBlank() ? "source" : "database", "", "a name");
        }
        if (scope.objects().isEmpty() || scope.verbs().isEmpty()) {
            return problem(scope.objects().isEmpty() ? "objects" : "verbs", "[]", "at least one");
        }
        return Optional.empty();
    }

    private static Optional<Problem> unenforced(Grant.Reserved reserved) {
        if (reserved.reversibleOnly()) {
            return unenforced("reversible_only", "true");
        }
        if (reserved.maxCost() != 0) {
            return unenforced("max_cost", Long.toString(reserved.maxCost()));
        }
        if (reserved.callsPerMinute() != 0) {
            return unenforced("calls_per_minute", Long.toString(reserved.callsPerMinute()));
        }
        return Optional.empty();
    }

    private static Optional<Problem> period(Grant.Period period, Instant now) {
        String expiry = period.expiry().toString();
        if (!period.expiry().isAfter(period.start()) || !period.expiry().isAfter(now)) {
            return problem("expire_time", expiry, "a time after now and after `start_time`");
        }
        if (period.expiry().isAfter(now.plus(LONGEST_PERIOD))) {
            return problem("expire_time", expiry, "at most 30 days from now");
        }
        return Optional.empty();
    }

    private static Optional<Problem> limits(Limits limits) {
        if (limits.rows() == 0
                || limits.bytes() == 0
                || limits.cellBytes() == 0
                || limits.time().isZero()) {
            return problem("limits", limits.toString(), "rows, bytes, cell bytes and time above zero");
        }
        return Optional.empty();
    }

    private static Optional<Problem> affected(Grant grant) {
        boolean writes = grant.scope().verbs().stream().anyMatch(verb -> verb.kind() == OperationKind.WRITE);
        return writes && grant.terms().limits().affected() == 0
                ? problem("limits.affected", "0", "at least 1 in a grant that writes")
                : Optional.empty();
    }

    private static Optional<Problem> columns(Grant.Terms terms) {
        if (terms.columns().keySet().stream().anyMatch(String::isBlank)) {
            return problem("columns.column", "", "the name of a column");
        }
        if (terms.approvalRule().filter(String::isBlank).isPresent()) {
            return problem("approval_rule", "", "the name of a rule");
        }
        return Optional.empty();
    }

    private static Optional<Problem> unenforced(String field, String found) {
        return problem(field, found, "it not set: this build does not enforce it");
    }

    static Optional<Problem> problem(String field, String found, String expected) {
        return Optional.of(new Problem(field, found, expected));
    }
}
