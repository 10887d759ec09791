package dev.sallyport.engine.sql.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sallyport.engine.sql.rewrite.Cover.Covered;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No table of a statement goes out without what it must be made to be. */
final class CoverTest {
    private static final ObjectName USERS = new ObjectName("s", "d", "public", "users");
    private static final ObjectName ORDERS = new ObjectName("s", "d", "public", "orders");
    private static final List<Effect> READS = List.of(read(0, USERS, Cause.STATED));

    private static Effect read(int reference, ObjectName table, Cause cause) {
        return new Effect(reference, Verb.READ, table, Set.of("id"), Set.of(), Set.of("id"), Set.of(), cause);
    }

    private static Obligations obligations(int reference, ObjectName table, Disclosure id) {
        TableObligation obligation = new TableObligation("g", table, Map.of("id", id), Optional.empty());
        Limits limits = new Limits(1, 1, 1, 0, Duration.ofSeconds(1));
        return new Obligations(Map.of(reference, obligation), limits, true, List.of());
    }

    private static Cover<String> cover(Obligations obligations) {
        return Cover.of(READS, obligations, effect -> effect.target().toString());
    }

    @Test
    @Tag("refused")
    void aReferenceWithoutObligationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cover(obligations(1, USERS, new Disclosure.Clear())))
                .withMessageContaining("do not cover reference `0`");
    }

    @Test
    @Tag("refused")
    void theObligationOfAnotherTableIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cover(obligations(0, ORDERS, new Disclosure.Clear())))
                .withMessageContaining("do not cover reference `0`");
    }

    @Test
    @Tag("refused")
    void aWithheldColumnIsNotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cover(obligations(0, USERS, new Disclosure.Withheld())))
                .withMessageContaining("withhold the read column `id`");
    }

    @Test
    void whatTheServerDoesByItselfNeedsNone() {
        Cover<String> cover = Cover.of(
                List.of(READS.getFirst(), read(1, ORDERS, Cause.RULE)),
                obligations(0, USERS, new Disclosure.Clear()),
                effect -> effect.target().object());
        assertThat(cover.all()).extracting(Covered::relation).containsExactly("users");
        assertThat(cover.at(0).obligation().object()).isEqualTo(USERS);
    }
}
