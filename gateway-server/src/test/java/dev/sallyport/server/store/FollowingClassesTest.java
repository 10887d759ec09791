package dev.sallyport.server.store;

import static dev.sallyport.server.store.Rules.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.rpc.policy.PolicyMessages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hole T4, at the store: the class of a column that an agent renamed is recorded under its new name before it counts. */
class FollowingClassesTest {
    private static final ObjectDescription RENAMED = named("contact", "1");

    @TempDir
    private Path folder;

    private final List<String> recorded = new ArrayList<>();
    private PolicyStore store;
    private boolean sealed;

    @BeforeEach
    void open() {
        ControlStore opened =
                JdbcControlStore.open("jdbc:sqlite:" + folder.resolve("control.db"), new PolicyMessages());
        store = new PolicyStore(opened, this::record, ControlStoreContract.KEYS, () -> Rules.NOW);
        var request = new PolicyStore.Request(Rules.human("root"), "one", "digest", "test");
        var _ = store.change(
                request,
                (current, _) -> List.of(RuleChange.put(current, Rules.classified("email", 1))),
                _ -> new byte[0]);
        recorded.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatCannotBeRecordedDoesNotFollow() {
        sealed = true;
        assertThatThrownBy(() -> follow(named("email", "1"))).isInstanceOf(IllegalStateException.class);
        assertThat(columns()).containsExactly("email");
    }

    @Test
    void whatWasNotChangedDoesNotFollow() {
        follow(named("email", "2"));
        assertThat(columns()).containsExactly("email");
        assertThat(recorded).isEmpty();
    }

    @Test
    void theClassFollowsItsColumnAndIsRecordedForWhoeverRenamedIt() {
        follow(named("email", "1"));
        assertThat(columns()).containsExactly("contact");
        assertThat(recorded).containsExactly("ann two email DELETE", "ann two contact CREATE");
        Classification moved = store.current().classifications().getFirst();
        assertThat(moved.level()).isEqualTo(Rules.classified("email", 1).level());
        assertThat(moved.provenance().author()).isEqualTo(Rules.ISSUER + " ann");
    }

    private static ObjectDescription named(String column, String id) {
        return new ObjectDescription(
                CUSTOMERS,
                id,
                ObjectDescription.Kind.TABLE,
                List.of(new ColumnDescription(column, "c-email", "text", ColumnKind.TEXT, true)));
    }

    private void follow(ObjectDescription before) {
        new FollowingClasses(store).follow(Rules.human("ann"), "two", "shop", List.of(before), List.of(RENAMED));
    }

    private List<String> columns() {
        return store.current().classifications().stream()
                .map(known -> known.key().column().path())
                .toList();
    }

    private long record(Identity author, String requestId, List<RuleChange> changes, String snapshot) {
        if (sealed) {
            throw new IllegalStateException("the trail is sealed");
        }
        for (RuleChange change : changes) {
            if (change instanceof RuleChange.OfClassification(var column, var _, var _)) {
                recorded.add(author.human() + " " + requestId + " " + column.path() + " " + change.action());
            }
        }
        assertThat(snapshot).isNotBlank();
        return recorded.size();
    }
}
