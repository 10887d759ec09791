package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of verdicts. */
final class ReportTest {
    private static final Case CASE = Replies.one(Expected.DENY, "select 1");
    private static final Verdict PASSED = Verdict.of(Outcome.PASSED, "refused");
    private static final Verdict MISSED = Verdict.of(Outcome.MISSED, "answered");

    @Test
    void idStandsAloneWhenItIsAboutEveryServer() {
        assertThat(report(MISSED, MISSED).json()).contains("\"passed\":0", "\"missed\":[\"PG-000\"]");
    }

    @Test
    void serverIsNamedWhenItIsAboutOne() {
        assertThat(report(MISSED, PASSED).json()).contains("\"passed\":0", "\"missed\":[\"PG-000@15\"]");
        assertThat(report(Verdict.of(Outcome.SKIPPED, "old"), PASSED).json())
                .contains("\"passed\":1", "\"skipped\":[\"PG-000@15\"]");
    }

    @Test
    void differenceAndChangeCountBesideTheOutcome() {
        Report differs = report(PASSED.withPair(Optional.of("rows differ")), PASSED);
        Report changed = report(PASSED, PASSED.withState(Optional.of("changed: users")));

        assertThat(differs.json()).contains("\"passed\":0", "\"pair_differences\":[\"PG-000@15\"]");
        assertThat(changed.json()).contains("\"passed\":0", "\"state_changed\":[\"PG-000@18\"]");
        assertThat(differs.isGood()).isFalse();
        assertThat(changed.isGood()).isFalse();
    }

    @Test
    void onlyWhatIsAllowedIsGood() {
        assertThat(report(MISSED, PASSED).isGood()).isFalse();
        assertThat(report(Verdict.of(Outcome.OVER_BLOCKED, "refused"), PASSED).isGood())
                .isFalse();
        assertThat(report(Verdict.of(Outcome.REFUSED, "refused"), PASSED).isGood())
                .isTrue();
        assertThat(report(Verdict.of(Outcome.DEFERRED, "refused"), PASSED).isGood())
                .isTrue();
    }

    @Test
    void caseThatRanNowhereDidNotPass() {
        Verdict skipped = Verdict.of(Outcome.SKIPPED, "no such server here");

        assertThat(report(skipped, skipped).json()).contains("\"passed\":0", "\"skipped\":[\"PG-000\"]");
    }

    @Test
    void lastLineIsForMachines() {
        var bytes = new ByteArrayOutputStream();
        Report report = report(MISSED, PASSED);
        report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines().toList())
                .startsWith("PG-000@15 deny missed: answered")
                .endsWith(report.json());
    }

    private static Report report(Verdict on15, Verdict on18) {
        Report report = new Report();
        report.add(CASE, "15", on15);
        report.add(CASE, "18", on18);
        return report;
    }
}
