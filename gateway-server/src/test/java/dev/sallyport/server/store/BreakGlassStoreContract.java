package dev.sallyport.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.server.approval.BreakGlass;
import dev.sallyport.server.approval.BreakGlassStore;
import dev.sallyport.server.notice.NoticeQueue;
import dev.sallyport.server.notice.Notices;
import dev.sallyport.server.rpc.policy.PolicyMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of break-glasses keeps to, on whatever database. */
abstract class BreakGlassStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00.123456Z");

    private JdbcControlStore control;
    private BreakGlassStore store;
    private NoticeQueue notices;

    abstract String fresh() throws Exception;

    @BeforeEach
    void open() throws Exception {
        control = JdbcControlStore.open(fresh(), new PolicyMessages());
        store = control.breakGlasses(glass -> List.of(new Notices.Outgoing(
                glass.name() + " " + glass.revision(),
                "hook",
                glass.state().name().getBytes(StandardCharsets.UTF_8))));
        notices = control.notices();
    }

    @AfterEach
    void close() {
        control.close();
    }

    private static BreakGlass proposed(String name, Instant created) {
        return new BreakGlass(
                name,
                1,
                "request-" + name,
                new BreakGlass.Terms("shop", "https://idp.example", "ann", "the till is down", Duration.ofMinutes(10)),
                BreakGlass.State.PROPOSED,
                new BreakGlass.Hands("i operator", "", ""),
                new BreakGlass.Span(created, Optional.empty(), created.plusSeconds(900)),
                "");
    }

    private static BreakGlass in(BreakGlass before, BreakGlass.State state) {
        var span = new BreakGlass.Span(before.span().created(), Optional.of(NOW.plusSeconds(60)), NOW.plusSeconds(660));
        return new BreakGlass(
                before.name(),
                before.revision() + 1,
                before.requestId(),
                before.terms(),
                state,
                new BreakGlass.Hands("i operator", "i second", state == BreakGlass.State.REVIEWED ? "i auditor" : ""),
                span,
                state == BreakGlass.State.REVIEWED ? "fine" : "");
    }

    private BreakGlass inserted(String name, Instant created) {
        BreakGlass glass = proposed(name, created);
        assertThat(store.insert(glass, _ -> true, () -> {})).isTrue();
        return glass;
    }

    private BreakGlass changed(BreakGlass before, BreakGlass.State state) {
        BreakGlass after = in(before, state);
        assertThat(store.change(before, after, _ -> true, () -> {})).isTrue();
        return after;
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        BreakGlass a = inserted("a", NOW);
        assertThat(store.find("a")).contains(a);
        assertThat(store.find("b")).isEmpty();
        for (BreakGlass.State state :
                List.of(BreakGlass.State.OPEN, BreakGlass.State.OVER, BreakGlass.State.REVIEWED)) {
            a = changed(a, state);
            assertThat(store.find("a")).contains(a);
        }
    }

    @Test
    void whatWasNotRecordedDidNotHappen() {
        Runnable full = () -> {
            throw new IllegalStateException("the trail is full");
        };
        BreakGlass a = proposed("a", NOW);
        assertThatThrownBy(() -> store.insert(a, _ -> true, full)).isInstanceOf(IllegalStateException.class);
        assertThat(store.find("a")).isEmpty();

        BreakGlass b = inserted("b", NOW);
        assertThatThrownBy(() -> store.change(b, in(b, BreakGlass.State.OPEN), _ -> true, full))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.find("b")).contains(b);
        assertThat(notices.due(NOW, 10)).hasSize(1);
    }

    @Test
    void whatMayNotBeIsNotRecorded() {
        Runnable unexpected = () -> {
            throw new AssertionError("it was recorded");
        };
        assertThat(store.insert(proposed("a", NOW), _ -> false, unexpected)).isFalse();
        BreakGlass b = inserted("b", NOW);
        assertThat(store.change(b, in(b, BreakGlass.State.OPEN), all -> !all.contains(b), unexpected))
                .isFalse();
        assertThat(store.find("a")).isEmpty();
        assertThat(store.find("b")).contains(b);
        assertThat(notices.due(NOW, 10)).hasSize(1);
    }

    @Test
    void aRequestProposesOnce() {
        BreakGlass a = inserted("a", NOW);
        var again = new BreakGlass("b", 1, "request-a", a.terms(), a.state(), a.hands(), a.span(), "");

        assertThat(store.insert(again, _ -> true, () -> {})).isFalse();
        assertThat(store.ofRequest("i operator", "request-a")).contains(a);
        assertThat(store.ofRequest("i second", "request-a")).isEmpty();
    }

    @Test
    void whatWasReadBeforeAChangeChangesNothing() {
        BreakGlass a = inserted("a", NOW);
        BreakGlass open = changed(a, BreakGlass.State.OPEN);

        assertThat(store.change(a, in(a, BreakGlass.State.OVER), _ -> true, () -> {}))
                .isFalse();
        assertThat(store.find("a")).contains(open);
    }

    @Test
    void ofManyOneGetsThrough() throws Exception {
        BreakGlass a = inserted("a", NOW);
        var recorded = new AtomicInteger();
        List<Future<Boolean>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 100; i++) {
                all.add(threads.submit(() -> store.change(a, in(a, BreakGlass.State.OPEN), _ -> true, () -> {
                    var _ = recorded.incrementAndGet();
                })));
            }
        }
        int through = 0;
        for (Future<Boolean> each : all) {
            through += each.get() ? 1 : 0;
        }
        assertThat(through).isEqualTo(1);
        assertThat(recorded).hasValue(1);
    }

    @Test
    void ofManyThatExcludeEachOtherOneGetsThrough() throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 50; i++) {
                BreakGlass glass = proposed("g" + i, NOW);
                all.add(threads.submit(() -> store.insert(glass, List::isEmpty, () -> {})));
            }
        }
        int through = 0;
        for (Future<Boolean> each : all) {
            through += each.get() ? 1 : 0;
        }
        assertThat(through).isEqualTo(1);
        assertThat(store.newest(99)).hasSize(1);
    }

    @Test
    void onlyWhatWasOpenedThereForThatHumanIsOpened() {
        BreakGlass open = changed(inserted("a", NOW), BreakGlass.State.OPEN);
        var _ = inserted("b", NOW);
        var _ = changed(inserted("c", NOW), BreakGlass.State.OVER);

        assertThat(store.opened("shop", "https://idp.example", "ann")).containsExactly(open);
        assertThat(store.opened("stock", "https://idp.example", "ann")).isEmpty();
        assertThat(store.opened("shop", "https://idp.other", "ann")).isEmpty();
        assertThat(store.opened("shop", "https://idp.example", "Ann")).isEmpty();
    }

    @Test
    void listsAreInOrder() {
        var _ = changed(inserted("c", NOW), BreakGlass.State.REVIEWED);
        var _ = changed(inserted("a", NOW.plusSeconds(1)), BreakGlass.State.OVER);
        var _ = inserted("b", NOW.plusSeconds(2));

        assertThat(store.newest(2)).extracting(BreakGlass::name).containsExactly("b", "a");
        assertThat(store.newest(9)).extracting(BreakGlass::name).containsExactly("b", "a", "c");
        assertThat(store.unreviewed()).extracting(BreakGlass::name).containsExactly("a", "b");
    }

    @Test
    void eachChangeIsNews() {
        var _ = changed(changed(inserted("a", NOW), BreakGlass.State.OPEN), BreakGlass.State.OVER);

        assertThat(notices.due(NOW, 9))
                .extracting(due -> new String(due.body(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("PROPOSED", "OPEN", "OVER");
    }
}
