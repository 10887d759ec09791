package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Compare;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand.Literal;
import dev.sallyport.operation.Value;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A row that a filter hides is not there, in whatever place a statement looks for it. */
abstract class FilteringTests extends OnSubject {
    private static final RowFilter SECOND = new Compare("id", Comparison.EQUAL, new Literal(new Value.Int(2)));

    FilteringTests(EngineSubject subject) {
        super(subject);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUSTOMERS", "CARD_OF_THE_LAST", "CARDS_TOGETHER", "CARDS_THROUGH_A_VIEW", "RENAME", "REMOVE"})
    @Tag("refused")
    void aFilterHoldsUnderEveryReference(Phrase phrase) throws EngineFailure {
        Terms terms = Terms.filtered(SECOND);
        if (!isServed(phrase)) {
            return;
        }
        if (!claims(Capability.ROW_FILTERS)) {
            assertThatThrownBy(() -> seal(phrase, terms)).isInstanceOf(IllegalArgumentException.class);
        } else if (phrase.isRead()) {
            assertThat(answer(phrase, terms)).isEqualTo(ofTheSecond(phrase));
        } else {
            assertThat(run(phrase, terms)).isEqualTo(phrase == Phrase.RENAME ? 1 : 0);
        }
    }

    /** The answer where customer 2 is the only one, and so the last one too. */
    private static List<String> ofTheSecond(Phrase phrase) {
        return switch (phrase) {
            case CUSTOMERS -> List.of("2, clear 2, card 2");
            case CARDS_TOGETHER -> List.of();
            default -> List.of("card 2");
        };
    }
}
