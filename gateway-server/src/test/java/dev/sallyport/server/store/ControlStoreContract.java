package dev.sallyport.server.store;

import static dev.sallyport.server.store.Rules.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.policy.MaskKeys;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.rpc.policy.PolicyMessages;
import dev.sallyport.server.store.ControlStore.EndedGrant;
import dev.sallyport.server.store.ControlStore.RequestKey;
import dev.sallyport.server.store.ControlStore.StoredPolicy;
import dev.sallyport.server.store.ControlStore.Version;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database behind the control store has to do. */
abstract class ControlStoreContract {
    static final MaskKeys KEYS = MaskKeys.derivedFrom(new byte[32]);
    private static final RequestKey REQUEST = new RequestKey("root", "3b241101-e2bb-4255-8caf-4136c566a962", "digest");
    private static final PolicySnapshot EMPTY = new PolicySnapshot(0, List.of(), List.of(), KEYS);

    private ControlStore store;

    /** The address of a store that was never used. */
    abstract String fresh() throws Exception;

    private String address;

    @BeforeEach
    void open() throws Exception {
        address = fresh();
        store = JdbcControlStore.open(address, new PolicyMessages());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNewStoreHasNoPolicy() {
        assertThat(store.newest()).isEqualTo(new StoredPolicy(0, "", List.of(), List.of()));
        assertThat(store.answer(REQUEST)).isEmpty();
        assertThat(store.ended()).isEmpty();
    }

    @Test
    void aVersionThatExistsIsRefusedAndNothingHappens() throws Exception {
        PolicySnapshot first = append(EMPTY, NOW, RuleChange.put(EMPTY, Rules.grant("a", 1)));

        assertThatThrownBy(() -> append(EMPTY, NOW, RuleChange.put(EMPTY, Rules.grant("b", 1))))
                .isInstanceOf(VersionTaken.class);
        assertThat(store.newest()).isEqualTo(new StoredPolicy(1, first.hash(), first.grants(), List.of()));
    }

    @Test
    void aRecordThatFailsLeavesNothing() {
        PolicySnapshot next = EMPTY.after(List.of(RuleChange.put(EMPTY, Rules.grant("a", 1))));
        Version version = new Version(next, List.of(RuleChange.put(EMPTY, Rules.grant("a", 1))), REQUEST, "", NOW);

        assertThatThrownBy(() -> store.append(version, () -> {
                    throw new IllegalStateException("the trail is full");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.newest().version()).isZero();
        assertThat(store.answer(REQUEST)).isEmpty();
    }

    @Test
    void aPolicySurvives() throws Exception {
        PolicySnapshot first = append(
                EMPTY,
                NOW,
                RuleChange.put(EMPTY, Rules.grant("a", 1)),
                RuleChange.put(EMPTY, Rules.classified("email", 1)));
        store.close();
        store = JdbcControlStore.open(address, new PolicyMessages());

        StoredPolicy stored = store.newest();
        assertThat(stored).isEqualTo(new StoredPolicy(1, first.hash(), first.grants(), first.classifications()));
        assertThat(store.answer(REQUEST).orElseThrow().answer()).isEqualTo(new byte[] {1});
        assertThat(store.answer(REQUEST).orElseThrow().digest()).isEqualTo("digest");
    }

    @Test
    void whatEndedIsKeptAndToldApart() throws Exception {
        PolicySnapshot first = append(
                EMPTY,
                NOW,
                RuleChange.put(EMPTY, Rules.grant("revoked", 1)),
                RuleChange.put(EMPTY, Rules.grant("over", 1)),
                RuleChange.put(EMPTY, Rules.grant("changed", 1)));
        PolicySnapshot second = append(
                first,
                NOW.plusSeconds(1),
                RuleChange.end(first.grant("revoked").orElseThrow()),
                RuleChange.put(first, Rules.grant("changed", 2)));
        append(
                second,
                NOW.plusSeconds(3_600),
                RuleChange.end(second.grant("over").orElseThrow()));

        assertThat(store.ended())
                .containsExactly(
                        new EndedGrant(Rules.grant("over", 1), false), new EndedGrant(Rules.grant("revoked", 1), true));
        assertThat(store.newest().grants()).containsExactly(Rules.grant("changed", 2));
    }

    @Test
    void anAnswerIsKeptForADay() throws Exception {
        PolicySnapshot first = append(EMPTY, NOW, RuleChange.put(EMPTY, Rules.grant("a", 1)));
        RequestKey later = new RequestKey("root", "other", "digest");
        PolicySnapshot second = first.after(List.of(RuleChange.put(first, Rules.grant("b", 2))));
        var _ = store.append(
                new Version(
                        second,
                        List.of(RuleChange.put(first, Rules.grant("b", 2))),
                        later,
                        "",
                        NOW.plusSeconds(24 * 3_600 + 1)),
                () -> new byte[0]);

        assertThat(store.answer(REQUEST)).isEmpty();
        assertThat(store.answer(later)).isPresent();
    }

    private PolicySnapshot append(PolicySnapshot before, Instant time, RuleChange... changes) throws VersionTaken {
        PolicySnapshot next = before.after(List.of(changes));
        RequestKey request = before.version() == 0 ? REQUEST : new RequestKey("root", "r" + before.version(), "");
        var _ = store.append(new Version(next, List.of(changes), request, "test", time), () -> new byte[] {1});
        return next;
    }
}
