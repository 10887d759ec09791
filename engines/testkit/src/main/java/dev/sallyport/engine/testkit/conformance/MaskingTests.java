package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Mask.Grain;
import dev.sallyport.operation.Mask.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A masked column is its mask in every place, and the mask is what it is everywhere. */
abstract class MaskingTests extends OnSubject {
    /** What stands in the place of `card 1`. */
    private static final Map<Mask, String> MASKS = Map.of(
            new Mask.Null(), "NULL",
            new Mask.Constant("it's"), "it's",
            new Mask.Redact(), "***",
            new Mask.Partial(new Shape.Last(1)), "****1",
            new Mask.Partial(new Shape.Last(6)), "****",
            new Mask.Partial(new Shape.First(2)), "ca****",
            new Mask.Partial(new Shape.Email()), "***",
            new Mask.Generalize(new Grain.Month()), "NULL",
            new Mask.Generalize(new Grain.Bucket(10)), "NULL");

    /** What a column of documents is masked by, of which each path has a mask of its own. */
    private static final String OF_DOCUMENTS = "document";

    MaskingTests(EngineSubject subject) {
        super(subject);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("refused")
    void noMaskLetsAValueOut(Phrase phrase) throws EngineFailure {
        if (phrase.isRead() && isServed(phrase)) {
            for (Mask mask : MASKS.keySet()) {
                assertThat(answer(phrase, Terms.masked(mask)))
                        .as(mask.label())
                        .hasSameSizeAs(phrase.answer())
                        .noneMatch(row -> row.contains("card"));
            }
        }
    }

    @Test
    void eachMaskIsWhatItSays() throws EngineFailure {
        for (var each : MASKS.entrySet()) {
            assertThat(answer(Phrase.CUSTOMERS, Terms.masked(each.getKey())).getFirst())
                    .as(each.getKey().label())
                    .isEqualTo("1, clear 1, " + each.getValue());
        }
    }

    @Test
    void anAnswerSaysWhatIsMasked() throws EngineFailure {
        Mask mask = new Mask.Redact();
        try (Execution execution = open(seal(Phrase.CUSTOMERS, Terms.masked(mask)))) {
            List<ResultColumn> columns = execution.columns();
            if (Cells.isOfDocuments(columns)) {
                assertThat(columns).extracting(ResultColumn::origin).containsExactly(Origin.MASKED);
                assertThat(columns).extracting(ResultColumn::mask).containsExactly(OF_DOCUMENTS);
                return;
            }
            assertThat(columns).extracting(ResultColumn::label).containsExactly("id", "name", "card");
            assertThat(columns)
                    .extracting(ResultColumn::origin)
                    .containsExactly(Origin.CLEAR, Origin.CLEAR, Origin.MASKED);
            assertThat(columns).extracting(ResultColumn::mask).containsExactly("", "", mask.label());
        }
    }

    @Test
    void anAnswerSaysThatNothingIsMasked() throws EngineFailure {
        try (Execution execution = open(seal(Phrase.CUSTOMERS, Terms.CLEAR))) {
            assertThat(execution.columns()).extracting(ResultColumn::origin).containsOnly(Origin.CLEAR);
            assertThat(execution.columns()).extracting(ResultColumn::mask).containsOnly("");
        }
    }

    @Test
    @Tag("refused")
    void whatIsWithheldIsNotSealed() {
        Terms withheld = new Terms(new Disclosure.Withheld(), Optional.empty());
        assertThatThrownBy(() -> seal(Phrase.CUSTOMERS, withheld)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("refused")
    void aHashTellsNothingButWhatIsEqual() throws EngineFailure {
        Terms hashed = Terms.masked(new Mask.Hash());
        if (!claims(Capability.HASH_MASK)) {
            assertThat(withoutHash(hashed)).allMatch(row -> row.matches("\\d, clear \\d, NULL"));
            return;
        }
        List<String> once = answer(Phrase.CUSTOMERS, hashed);
        assertThat(once).doesNotHaveDuplicates().allMatch(row -> row.matches("\\d, clear \\d, [0-9a-f]{64}"));
        assertThat(answer(Phrase.CUSTOMERS, hashed)).isEqualTo(once);
        assertThat(answer(Phrase.CUSTOMERS, Terms.masked(new Mask.Hash(), Terms.key(2))))
                .doesNotContainAnyElementsOf(once);
    }

    /** An engine that has no hash seals none, or shows nothing in its place. */
    private List<String> withoutHash(Terms hashed) throws EngineFailure {
        Sealed sealed;
        try {
            sealed = seal(Phrase.CUSTOMERS, hashed);
        } catch (IllegalArgumentException refused) {
            return List.of();
        }
        return answer(sealed);
    }
}
