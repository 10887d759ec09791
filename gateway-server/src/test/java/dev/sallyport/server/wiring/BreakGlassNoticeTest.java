package dev.sallyport.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.server.approval.BreakGlass;
import dev.sallyport.server.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakGlassNoticeTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PROPOSED, break-glass.proposed",
        "OPEN, break-glass.opened",
        "OVER, break-glass.closed",
        "REVIEWED, break-glass.reviewed"
    })
    void eachStepRingsWithoutWhatPeopleWrote(BreakGlass.State state, String event) {
        var glass = new BreakGlass(
                "g",
                3,
                "r",
                new BreakGlass.Terms("shop", "https://idp", "ann", "the till is down", Duration.ofMinutes(10)),
                state,
                new BreakGlass.Hands("i operator", "i second", ""),
                new BreakGlass.Span(NOW, Optional.of(NOW), NOW.plusSeconds(600)),
                "one row was changed");

        Notice notice = ApprovalRooms.notice(glass, NOW);

        assertThat(notice.event()).isEqualTo(event);
        assertThat(notice.approval()).isEqualTo("g");
        assertThat(notice.revision()).isEqualTo(3);
        assertThat(notice.human()).isEqualTo("ann");
        assertThat(notice.expireTime()).isEqualTo(NOW.plusSeconds(600));
        assertThat(notice.toString()).doesNotContain("the till is down", "one row was changed");
    }
}
