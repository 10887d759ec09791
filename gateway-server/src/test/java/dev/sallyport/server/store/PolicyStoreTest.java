package dev.sallyport.server.store;

import static dev.sallyport.server.store.Rules.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.operation.Reason;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.rpc.policy.PolicyMessages;
import dev.sallyport.server.store.PolicyStore.Request;
import dev.sallyport.server.store.PolicyStore.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyStoreTest {
    @TempDir
    private Path folder;

    private final List<String> recorded = new ArrayList<>();
    private Instant now = NOW;
    private PolicyStore store;

    @BeforeEach
    void open() {
        store = openAnother(this::record);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aChangeCountsOnceItIsRecorded() {
        assertThat(answer(put("one", "a"))).isEqualTo("1 at 1");

        assertThat(store.current().grant("a")).isPresent();
        assertThat(recorded).containsExactly("[a] " + store.current().hash());
    }

    @Test
    void aChangeThatIsNotRecordedDoesNotCount() {
        store.close();
        store = openAnother((_, _, _, _) -> {
            throw new IllegalStateException("the trail is sealed");
        });

        assertThatThrownBy(() -> put("one", "a")).isInstanceOf(IllegalStateException.class);
        assertThat(store.current().version()).isZero();
        store.close();
        store = openAnother(this::record);
        assertThat(store.current().version()).isZero();
    }

    @Test
    void aRepeatGetsTheSameAnswerAndChangesNothing() {
        String first = answer(put("one", "a"));
        String hash = store.current().hash();

        assertThat(answer(put("one", "a"))).isEqualTo(first);
        assertThat(store.current().hash()).isEqualTo(hash);
        assertThat(recorded).hasSize(1);
    }

    @Test
    void anIdThatWasUsedForAnotherRequestIsRefused() {
        answer(put("one", "a"));

        assertThat(refusal(change(new Request(Rules.human("root"), "one", "something else", ""), "b")))
                .isEqualTo(Reason.REQUEST_REPEATED);
        assertThat(answer(change(new Request(Rules.human("other"), "one", "something else", ""), "b")))
                .isEqualTo("2 at 2");
    }

    @Test
    void nothingToChangeIsNoVersion() {
        Result result =
                store.change(request("one"), (_, _) -> List.of(), applied -> bytes(applied.auditIndex() + " at 0"));

        assertThat(answer(result)).isEqualTo("0 at 0");
        assertThat(store.current().version()).isZero();
        assertThat(recorded).isEmpty();
    }

    @Test
    void whoeverIsOvertakenIsToldAndTriesAgain() {
        PolicyStore other = openAnother(this::record);
        answer(put("one", "a"));

        assertThat(refusal(put(other, "two", "b"))).isEqualTo(Reason.CONFLICT);
        assertThat(other.current().hash()).isEqualTo(store.current().hash());
        assertThat(answer(put(other, "two", "b"))).isEqualTo("2 at 2");
        store.refresh();
        assertThat(store.current().grant("b")).isPresent();
        other.close();
    }

    @Test
    void aGrantWhoseTimeIsOverLeavesWithTheNextChange() {
        answer(put("one", "a"));
        now = NOW.plusSeconds(3_600);
        answer(put("two", "a"));

        assertThat(recorded.getLast()).startsWith("[a, a] ");
        assertThat(store.current().grant("a").orElseThrow().provenance().version())
                .isEqualTo(2);
        assertThat(store.ended()).isEmpty();
    }

    @Test
    void aPolicyThatWasChangedByAnotherHandIsRefused() throws Exception {
        answer(put("one", "a"));
        SqliteControlStoreTest.execute(folder.resolve("control.db"), "DELETE FROM grant_revision");
        store.close();

        assertThatThrownBy(() -> openAnother(this::record))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("changed outside the gateway");
    }

    private PolicyStore openAnother(ChangeTrail trail) {
        ControlStore opened =
                JdbcControlStore.open("jdbc:sqlite:" + folder.resolve("control.db"), new PolicyMessages());
        return new PolicyStore(opened, trail, ControlStoreContract.KEYS, () -> now);
    }

    private long record(
            dev.sallyport.policy.Identity author, String requestId, List<RuleChange> changes, String snapshot) {
        List<String> names = changes.stream()
                .map(change -> change instanceof RuleChange.OfGrant of ? of.name() : "class")
                .toList();
        recorded.add(names + " " + snapshot);
        return recorded.size();
    }

    private Result put(String requestId, String grant) {
        return put(store, requestId, grant);
    }

    private static Result put(PolicyStore store, String requestId, String grant) {
        return change(store, request(requestId), grant);
    }

    private Result change(Request request, String grant) {
        return change(store, request, grant);
    }

    private static Result change(PolicyStore store, Request request, String name) {
        return store.change(
                request,
                (current, time) -> {
                    Grant grant = Rules.grant(name, current.version() + 1)
                            .with(new Grant.Period(time, time.plusSeconds(3_600)));
                    return List.of(RuleChange.put(current, grant));
                },
                applied ->
                        bytes(applied.auditIndex() + " at " + applied.snapshot().version()));
    }

    private static Request request(String id) {
        return new Request(Rules.human("root"), id, "digest", "test");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String answer(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return new String(((Result.Done) result).answer(), StandardCharsets.UTF_8);
    }

    private static Reason refusal(Result result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) result).refusal().reason();
    }
}
