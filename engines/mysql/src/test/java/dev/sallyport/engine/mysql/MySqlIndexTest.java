package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R5: which indexes tell by their order. */
final class MySqlIndexTest {
    private static final Map<String, Disclosure> COLUMNS = Map.of(
            "id",
            new Disclosure.Clear(),
            "note",
            new Disclosure.Clear(),
            "ssn",
            new Disclosure.Masked(new Mask.Redact(), TestReader.KEY),
            "tenant",
            new Disclosure.Withheld());

    private static boolean tells(RowFilter filter, String... columns) {
        return new MySqlIndex("by_something", Set.of(columns))
                .tells(new TableObligation(
                        "reader", new ObjectName("shop", "shop", "", "users"), COLUMNS, Optional.of(filter)));
    }

    private static RowFilter tenant(Comparison comparison) {
        return new RowFilter.Compare("tenant", comparison, new Operand.Literal(new Value.Int(7)));
    }

    @Test
    @Tag("refused")
    void r5AnIndexTellsOfEveryPartThatIsNotShown() {
        RowFilter none = new RowFilter.IsNull("note");
        assertThat(tells(none, "ssn")).isTrue();
        assertThat(tells(none, "note", "ssn")).isTrue();
        assertThat(tells(none, "tenant")).isTrue();
        assertThat(tells(none, "of_no_grant")).isTrue();
        assertThat(tells(none, "")).isTrue();
        assertThat(tells(tenant(Comparison.LESS), "tenant", "id")).isTrue();
        assertThat(tells(new RowFilter.Any(List.of(tenant(Comparison.EQUAL), none)), "tenant"))
                .isTrue();
        assertThat(tells(tenant(Comparison.EQUAL), "tenant", "ssn")).isTrue();
    }

    @Test
    void anIndexOfWhatIsShownOrTheSameInEveryRowTellsNothing() {
        assertThat(tells(new RowFilter.IsNull("note"), "note", "id")).isFalse();
        assertThat(tells(tenant(Comparison.EQUAL), "tenant", "id")).isFalse();
        assertThat(tells(new RowFilter.All(List.of(new RowFilter.IsNull("note"), tenant(Comparison.EQUAL))), "tenant"))
                .isFalse();
    }
}
