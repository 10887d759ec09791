package dev.sallyport.e2e.bypass;

import static dev.sallyport.e2e.bypass.Replies.answer;
import static dev.sallyport.e2e.bypass.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.e2e.bypass.TwinOracle.Match;
import dev.sallyport.v1.OperationKind;
import dev.sallyport.v1.Reason;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each thing to expect, with the replies that break it and the one that keeps it. */
final class JudgeTest {
    private static final Reply REFUSED = refused(Reason.REASON_NOT_ALLOWED);
    private static final Reply UNSUPPORTED = refused(Reason.REASON_UNSUPPORTED);
    private static final Reply ERROR = Replies.failed(Failure.Stage.RAN, Reason.REASON_BAD_VALUE, "wrong");
    private static final Reply BROKEN = Replies.failed(Failure.Stage.BROKEN, Reason.REASON_INTERNAL, "wrong");

    @ParameterizedTest
    @EnumSource
    void canaryIsAlwaysMissed(Expected expected) {
        assertThat(judge(expected, answer("`" + Replies.CANARY + "`"), Match.EQUAL))
                .isEqualTo(Outcome.MISSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"DENY", "PARSE_ERROR_DENIED"})
    void deniedMustBeRefusedBeforeItRuns(Expected expected) {
        assertThat(judge(expected, answer("`1`"), Match.EQUAL)).isEqualTo(Outcome.MISSED);
        assertThat(judge(expected, ERROR, Match.EQUAL)).isEqualTo(Outcome.MISSED);
        assertThat(judge(expected, BROKEN, Match.EQUAL)).isEqualTo(Outcome.MISSED);
        assertThat(judge(expected, refused(Reason.REASON_MALFORMED), Match.EQUAL))
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void parserMustBeWhatRefuses() {
        assertThat(judge(Expected.PARSE_ERROR_DENIED, REFUSED, Match.EQUAL)).isEqualTo(Outcome.MISSED);
    }

    @Test
    void maskMustRunAndBeTheTwins() {
        assertThat(judge(Expected.MASK, REFUSED, Match.OTHER)).isEqualTo(Outcome.OVER_BLOCKED);
        assertThat(judge(Expected.MASK, answer("`1`"), Match.OTHER)).isEqualTo(Outcome.MISSED);
        assertThat(judge(Expected.MASK, answer(Reply.NULL), Match.LESS)).isEqualTo(Outcome.OVER_BLOCKED);
        assertThat(judge(Expected.MASK, answer("`***`"), Match.EQUAL)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void maskedMayBeRefusedAndMustBeTheTwinsWhereItNamesOne() {
        Case twin = Replies.one(Expected.ALLOWED_MASKED, "select 1", Case.TWIN);

        assertThat(judge(twin, answer("`1`"), Match.OTHER)).isEqualTo(Outcome.MISSED);
        assertThat(judge(twin, answer("`1`"), Match.LESS)).isEqualTo(Outcome.MISSED);
        assertThat(judge(twin, ERROR, Match.OTHER)).isEqualTo(Outcome.MISSED);
        assertThat(judge(twin, BROKEN, Match.OTHER)).isEqualTo(Outcome.MISSED);
        assertThat(judge(twin, REFUSED, Match.OTHER)).isEqualTo(Outcome.REFUSED);
        assertThat(judge(twin, answer("`1`"), Match.EQUAL)).isEqualTo(Outcome.PASSED);
        assertThat(judge(Expected.ALLOWED_MASKED, BROKEN, Match.OTHER)).isEqualTo(Outcome.MISSED);
        assertThat(judge(Expected.ALLOWED_MASKED, ERROR, Match.OTHER)).isEqualTo(Outcome.MISSED);
        assertThat(judge(Expected.ALLOWED_MASKED, answer("`1`"), Match.OTHER)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void allowedMustRunAndBeWhatTheDatabaseHas() {
        assertThat(judge(Expected.ALLOWED, REFUSED, Match.OTHER)).isEqualTo(Outcome.OVER_BLOCKED);
        assertThat(judge(Expected.ALLOWED, answer("`1`"), Match.OTHER)).isEqualTo(Outcome.OVER_BLOCKED);
        assertThat(judge(Expected.ALLOWED, answer("`1`"), Match.EQUAL)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void filteredMayBeRefusedAndMustBeTheVisibleRows() {
        assertThat(judge(Expected.ALLOWED_FILTERED, answer("`3`"), Match.OTHER)).isEqualTo(Outcome.MISSED);
        assertThat(judge(Expected.ALLOWED_FILTERED, REFUSED, Match.OTHER)).isEqualTo(Outcome.REFUSED);
        assertThat(judge(Expected.ALLOWED_FILTERED, answer("`2`"), Match.EQUAL)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void limitMustStopIt() {
        Reply stopped = Replies.failed(Failure.Stage.STOPPED, Reason.REASON_LIMIT, "too much");

        assertThat(judge(Expected.LIMIT_ENFORCED, answer("`x`"), Match.OTHER)).isEqualTo(Outcome.MISSED);
        assertThat(judge(Expected.LIMIT_ENFORCED, BROKEN, Match.OTHER)).isEqualTo(Outcome.MISSED);
        assertThat(judge(Expected.LIMIT_ENFORCED, stopped, Match.OTHER)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whatNeedsAnApprovalRunsWithOne() {
        assertThat(judge(Expected.REQUIRES_APPROVAL, answer("`x`"), Match.OTHER))
                .isEqualTo(Outcome.PASSED);
        assertThat(judge(Expected.REQUIRES_APPROVAL, refused(Reason.REASON_APPROVAL_INVALID), Match.OTHER))
                .isEqualTo(Outcome.OVER_BLOCKED);
        assertThat(judge(Expected.REQUIRES_APPROVAL, BROKEN, Match.OTHER)).isEqualTo(Outcome.OVER_BLOCKED);
        assertThat(judge(Expected.ALLOWED_MASKED, UNSUPPORTED, Match.OTHER)).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void classIsReadFromTheDryRun() {
        Case one = Replies.one(Expected.CLASSIFIED_AS_WRITE, "delete from orders");
        Understood read = new Understood(OperationKind.OPERATION_KIND_READ, Set.of(), "");
        Understood write = new Understood(OperationKind.OPERATION_KIND_WRITE, Set.of(), "");
        Understood leak = new Understood(OperationKind.OPERATION_KIND_WRITE, Set.of(), Replies.CANARY);

        assertThat(judge(one, REFUSED, Optional.of(read))).isEqualTo(Outcome.MISSED);
        assertThat(judge(one, REFUSED, Optional.of(leak))).isEqualTo(Outcome.MISSED);
        assertThat(judge(one, answer("`1`"), Optional.of(write))).isEqualTo(Outcome.MISSED);
        assertThat(judge(one, REFUSED, Optional.empty())).isEqualTo(Outcome.DEFERRED);
        assertThat(judge(one, REFUSED, Optional.of(write))).isEqualTo(Outcome.PASSED);
    }

    private static Outcome judge(Expected expected, Reply reply, Match match) {
        return judge(Replies.one(expected, "select 1"), reply, match);
    }

    private static Outcome judge(Case one, Reply reply, Match match) {
        Optional<Understood> right = one.hasClass()
                ? Optional.of(new Understood(OperationKind.OPERATION_KIND_UNKNOWN, Set.of(), ""))
                : Optional.empty();
        return Judge.judge(one, reply, Optional.of(match), right).outcome();
    }

    private static Outcome judge(Case one, Reply reply, Optional<Understood> understood) {
        return Judge.judge(one, reply, Optional.empty(), understood).outcome();
    }
}
