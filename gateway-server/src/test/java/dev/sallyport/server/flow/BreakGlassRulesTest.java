package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.BreakGlass;
import dev.sallyport.server.store.Rules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may break the glass, for how long, and who looks at it after that. */
class BreakGlassRulesTest extends GlassOnRoad {
    private Identity elsewhere(String name) {
        return person("https://idp.other.example", name, road.now, List.of("hwk"), List.of());
    }

    @Test
    void nobodyProposesForThemselves() {
        for (Identity ann : List.of(person("ann"), person("ANN"), elsewhere("ann"))) {
            assertThat(no(glasses.propose(ann, requestId(), terms("ann"))).rule())
                    .isEqualTo("break-glass.two-admins");
        }
        assertThat(glasses.all()).isEmpty();
    }

    @Test
    void theSecondAdminIsNeitherTheFirstNorTheHuman() {
        BreakGlass proposed = propose(terms("ann"));

        for (Identity same : List.of(
                person("operator"),
                person("Operator"),
                elsewhere("operator"),
                person("ann"),
                person("Ann"),
                elsewhere("ann"))) {
            assertThat(no(glasses.confirm(same, proposed.name())).rule()).isEqualTo("break-glass.two-admins");
        }
        assertAsks();
        assertThat(done(glasses.confirm(person("second"), proposed.name())).state())
                .isEqualTo(BreakGlass.State.OPEN);
    }

    @Test
    void aProposalEndsAndLeavesNothingToReview() {
        BreakGlass proposed = propose(terms("ann"));
        road.now = proposed.span().expires();
        assertThat(Duration.between(proposed.span().created(), road.now)).isEqualTo(Duration.ofMinutes(15));

        assertThat(no(glasses.confirm(person("second"), proposed.name())).rule())
                .isEqualTo("break-glass.proposed");
        assertThat(stateOf(proposed)).isEqualTo(BreakGlass.State.OVER);
        assertThat(no(glasses.review(person("auditor"), proposed.name(), "nothing"))
                        .rule())
                .isEqualTo("break-glass.review");
        assertThat(openForAnn().state()).isEqualTo(BreakGlass.State.OPEN);
    }

    @Test
    void aProposalIsGoodUntilItsLastMoment() {
        BreakGlass proposed = propose(terms("ann"));
        road.now = proposed.span().expires().minusNanos(1);

        assertThat(done(glasses.confirm(person("second"), proposed.name())).state())
                .isEqualTo(BreakGlass.State.OPEN);
    }

    @Test
    void aProposalThatWasClosedIsNotConfirmed() {
        BreakGlass proposed = propose(terms("ann"));
        var _ = done(glasses.close(person("operator"), proposed.name()));

        assertThat(no(glasses.confirm(person("second"), proposed.name())).rule())
                .isEqualTo("break-glass.proposed");
        assertAsks();
    }

    @Test
    void anHourIsTheMost() {
        for (Duration asked : List.of(Duration.ofHours(1).plusNanos(1_000), Duration.ofSeconds(Long.MAX_VALUE))) {
            BreakGlass glass = open(new BreakGlass.Terms("shop", Rules.ISSUER, "ann", "down", asked));
            assertThat(Duration.between(
                            glass.span().opened().orElseThrow(), glass.span().expires()))
                    .isEqualTo(Duration.ofHours(1));
            var _ = done(glasses.close(person("operator"), glass.name()));
            var _ = done(glasses.review(person("auditor"), glass.name(), "fine"));
        }
    }

    @Test
    void theTimeBeginsWithTheSecondAdmin() {
        BreakGlass proposed = propose(terms("ann"));
        road.now = road.now.plusSeconds(600);
        BreakGlass open = done(glasses.confirm(person("second"), proposed.name()));

        road.now = open.span().opened().orElseThrow().plus(TEN_MINUTES).minusNanos(1);
        assertRuns();
    }

    @Test
    void whatNobodyReviewedKeepsAnotherFromBeingOpened() {
        BreakGlass waiting = propose(terms("bob"));
        BreakGlass glass = openForAnn();
        road.now = glass.span().expires();

        for (Refusal refusal : List.of(
                no(glasses.propose(person("operator"), requestId(), terms("ann"))),
                no(glasses.propose(person("third"), requestId(), terms("dan"))),
                no(glasses.confirm(person("second"), waiting.name())))) {
            assertThat(refusal.rule()).isEqualTo("break-glass.not-reviewed");
            assertThat(refusal.message()).contains(glass.name());
            assertThat(refusal.nextStep()).contains("sallyport break-glass review " + glass.name());
        }
        var _ = done(glasses.review(person("auditor"), glass.name(), "fine"));
        assertThat(openForAnn().state()).isEqualTo(BreakGlass.State.OPEN);
    }

    @Test
    void noSecondOneMakesAnHourLonger() {
        BreakGlass glass = propose(terms("ann"));
        Refusal refusal = no(glasses.propose(person("third"), requestId(), terms("ann")));
        assertThat(refusal.rule()).isEqualTo("break-glass.another");
        assertThat(refusal.message()).contains(glass.name());

        var _ = done(glasses.confirm(person("second"), glass.name()));
        assertThat(no(glasses.propose(person("third"), requestId(), terms("ann")))
                        .rule())
                .isEqualTo("break-glass.another");
        assertThat(open(terms("bob")).state()).isEqualTo(BreakGlass.State.OPEN);
    }

    @Test
    void whoHadAHandInItDoesNotReviewIt() {
        BreakGlass glass = openForAnn();
        assertThat(no(glasses.review(person("auditor"), glass.name(), "fine")).rule())
                .isEqualTo("break-glass.over");
        var _ = done(glasses.close(person("third"), glass.name()));

        for (Identity somebody :
                List.of(person("operator"), person("SECOND"), elsewhere("second"), person("ann"), elsewhere("Ann"))) {
            assertThat(no(glasses.review(somebody, glass.name(), "fine")).rule())
                    .isEqualTo("break-glass.reviewer");
        }
        assertThat(no(glasses.review(person("auditor"), glass.name(), " \n")).reason())
                .isEqualTo(Reason.MALFORMED);
        BreakGlass reviewed = done(glasses.review(person("auditor"), glass.name(), "fine"));
        assertThat(reviewed.state()).isEqualTo(BreakGlass.State.REVIEWED);
        assertThat(reviewed.finding()).isEqualTo("fine");
        assertThat(no(glasses.review(person("auditor"), glass.name(), "again")).rule())
                .isEqualTo("break-glass.review");
    }

    @Test
    void aRequestProposesOnce() {
        BreakGlass first = done(glasses.propose(person("operator"), "same", terms("ann")));

        assertThat(done(glasses.propose(person("operator"), "same", terms("ann"))))
                .isEqualTo(first);
        assertThat(no(glasses.propose(person("operator"), "same", terms("bob"))).reason())
                .isEqualTo(Reason.REQUEST_REPEATED);
        assertThat(glasses.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "reason", "duration"})
    void whatMakesNoSenseIsNotProposed(String field) {
        var terms = new BreakGlass.Terms(
                field.equals("source") ? "shopp" : "shop",
                Rules.ISSUER,
                "ann",
                field.equals("reason") ? "  " : "down",
                field.equals("duration") ? Duration.ofNanos(999) : TEN_MINUTES);

        assertThat(no(glasses.propose(person("operator"), requestId(), terms)).nextStep())
                .isNotBlank();
        assertThat(glasses.all()).isEmpty();
    }

    @Test
    void whatDoesNotExistIsRefused() {
        assertThat(no(glasses.confirm(person("second"), "x")).reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
        assertThat(no(glasses.close(person("second"), "x")).reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
        assertThat(no(glasses.review(person("second"), "x", "fine")).reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
    }
}
