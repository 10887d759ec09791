package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Reason;
import dev.sallyport.policy.Wishes;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.store.Rules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller who asks for values in the place of masks. */
class UnmaskTest extends GlassOnRoad {
    private static final Wishes.Unmask EMAIL = new Wishes.Unmask("public", "customers", "email");

    @BeforeEach
    void maskedWithoutAndAskedForWith() {
        road.policy = Road.policyOf(3, Rules.grant("reads", 1), Road.unmasking("email", "one"));
        road.engine.reading = FakeEngine.understood(Rules.CUSTOMERS);
        road.ask.unmask = Set.of(EMAIL);
    }

    @Test
    void aGrantThatMasksIsNotUsedInstead() {
        road.policy = Road.policyOf(3, Rules.grant("reads", 1));

        assertThat(road.runAnew().refusals.getFirst().rule()).isEqualTo("grants.unmask");
        assertThat(road.engine.opened).isEmpty();
    }

    @Test
    void aGlassLiftsNoMask() {
        var _ = openForAnn();

        assertAsks();
    }

    /** A write is served by no grant that masks, so it comes to the one that asks without any wish. */
    @Test
    void aGlassLiftsNoMaskUnderAWrite() {
        road.policy = Road.policyOf(3, Rules.grant("reads", 1), Road.updating(), Road.unmasking("email", "one"));
        road.engine.reading = FakeEngine.copying(Rules.CUSTOMERS);
        road.ask.unmask = Set.of();
        var _ = openForAnn();

        assertAsks();
    }

    /** More rows than the caller may change would otherwise be told, and with them whether a condition on a hidden value holds. */
    @Test
    void nothingIsCountedOverWhatOnlyAYesMayShow() {
        road.engine.count = Optional.of(new Count(new byte[0], List.of()));

        var _ = ask();
        assertThat(road.engine.previewed.flatMap(Sealed::count)).isEmpty();
    }

    @Test
    void whatIsSeenAnywayIsCounted() {
        road.policy = Road.policyOf(3, Rules.grant("reads", 1), Road.askingToUpdate("one"));
        road.engine.reading = FakeEngine.writing(Rules.CUSTOMERS);
        road.engine.count = Optional.of(new Count(new byte[0], List.of()));
        road.ask.unmask = Set.of();

        var _ = ask();
        assertThat(road.engine.previewed.flatMap(Sealed::count)).isPresent();
    }

    @Test
    void whatWasPlannedWithoutTheWishIsNotTheAnswerToIt() {
        road.ask.unmask = Set.of();
        assertRuns();
        road.engine.opened.clear();
        road.ask.unmask = Set.of(EMAIL);

        assertAsks();
    }

    @Test
    void whatWasPlannedWithTheWishIsNotTheAnswerWithout() {
        assertAsks();
        road.ask.unmask = Set.of();

        assertRuns();
        assertThat(shown()).isInstanceOf(Disclosure.Masked.class);
    }

    @Test
    void theWishIsKeptWithTheQuestion() {
        Approval approval = ask();
        approve("bea", approval);
        road.ask.unmask = Set.of();

        assertThat(use(approval, "request-2").messages).startsWith("header").endsWith("summary");
        assertThat(shown()).isInstanceOf(Disclosure.Clear.class);
        assertState(approval, ApprovalState.CONSUMED);
    }

    @Test
    void aRepeatWithAnotherWishIsAnotherOperation() {
        var _ = ask();
        road.ask.unmask = Set.of(new Wishes.Unmask("", "customers", "email"));

        assertThat(road.runAnew().reason()).isEqualTo(Reason.REQUEST_REPEATED);
        assertThat(road.engine.opened).isEmpty();
    }

    private @Nullable Disclosure shown() {
        return road.engine.sealedWith.stream()
                .flatMap(each -> each.references().values().stream())
                .map(each -> each.columns().get("email"))
                .findFirst()
                .orElse(null);
    }
}
