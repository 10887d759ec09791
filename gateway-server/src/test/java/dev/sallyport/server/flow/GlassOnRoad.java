package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Refusal;
import dev.sallyport.server.approval.BreakGlass;
import dev.sallyport.server.approval.BreakGlasses;
import dev.sallyport.server.store.Rules;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** A road on which a write needs a person's yes, and admins who break the glass over it. */
abstract class GlassOnRoad extends ApprovalOnRoad {
    static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    BreakGlasses glasses;
    private int requests;

    @BeforeEach
    final void glasses() {
        glasses = road.approvals.glasses;
    }

    static BreakGlass.Terms terms(String human) {
        return new BreakGlass.Terms("shop", Rules.ISSUER, human, "the till is down", TEN_MINUTES);
    }

    BreakGlass propose(BreakGlass.Terms terms) {
        return done(glasses.propose(person("operator"), requestId(), terms));
    }

    String requestId() {
        requests++;
        return "propose-" + requests;
    }

    /** Opened by two admins. */
    BreakGlass open(BreakGlass.Terms terms) {
        return done(glasses.confirm(person("second"), propose(terms).name()));
    }

    BreakGlass openForAnn() {
        return open(terms("ann"));
    }

    static BreakGlass done(BreakGlasses.Result result) {
        assertThat(result).isInstanceOf(BreakGlasses.Result.Done.class);
        return ((BreakGlasses.Result.Done) result).glass();
    }

    static Refusal no(BreakGlasses.Result result) {
        assertThat(result).isInstanceOf(BreakGlasses.Result.Refused.class);
        return ((BreakGlasses.Result.Refused) result).refusal();
    }

    BreakGlass.State stateOf(BreakGlass glass) {
        return glasses.all().stream()
                .filter(each -> each.name().equals(glass.name()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** People are asked, as if there were no glass. */
    void assertAsks() {
        road.ask.requestId = requestId();
        var _ = ask();
        assertThat(road.engine.opened).isEmpty();
    }

    void assertRuns() {
        road.ask.requestId = requestId();
        assertThat(road.runAnew().messages).startsWith("header").endsWith("summary");
    }
}
