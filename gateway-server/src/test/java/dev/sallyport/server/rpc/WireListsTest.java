package dev.sallyport.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.operation.Hint;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Verb;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.HintKind;
import dev.sallyport.v1.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The closed lists of the model and of the wire name the same things. */
class WireListsTest {
    @Test
    void reasonsAreTheSame() {
        assertThat(wire(dev.sallyport.v1.Reason.values(), "REASON_")).isEqualTo(names(Reason.values()));
    }

    @Test
    void verbsAreTheSame() {
        assertThat(wire(dev.sallyport.v1.Verb.values(), "VERB_")).isEqualTo(names(Verb.values()));
    }

    @Test
    void hintsAreTheSame() {
        assertThat(wire(HintKind.values(), "HINT_KIND_")).isEqualTo(names(Hint.Kind.values()));
    }

    @Test
    void completionsAreTheSame() {
        assertThat(wire(dev.sallyport.v1.Completion.values(), "COMPLETION_")).isEqualTo(names(Completion.values()));
    }

    @Test
    void everyColumnTypeIsOnTheWire() {
        assertThat(wire(Type.values(), "TYPE_")).isEqualTo(names(ColumnType.values()));
    }

    @Test
    void everyOriginIsADisclosure() {
        assertThat(wire(Disclosure.values(), "DISCLOSURE_")).containsAll(names(ResultColumn.Origin.values()));
    }

    @Test
    void everyReasonHasACodeThatIsNotOk() {
        for (Reason reason : Reason.values()) {
            assertThat(RefusalStatus.code(reason).value()).as(reason.name()).isPositive();
        }
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> wire(Enum<?>[] values, String prefix) {
        return names(values).stream()
                .filter(name -> !name.equals("UNRECOGNIZED") && !name.endsWith("_UNSPECIFIED"))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toSet());
    }
}
