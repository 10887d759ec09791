package dev.sallyport.e2e.analysed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.e2e.analysed.Value.Items;
import dev.sallyport.e2e.analysed.Value.Node;
import dev.sallyport.e2e.analysed.Value.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeReaderTest {
    private static Node node(String text) {
        return (Node) NodeReader.read(text);
    }

    @Test
    void aNodeHasItsFields() {
        Node read = node("{VAR :varno 1 :varattno -2 :isnull true :rest <> :cols (i 3 4)}");

        assertThat(read.name()).isEqualTo("VAR");
        assertThat(read.number("varno")).isEqualTo(1);
        assertThat(read.number("varattno")).isEqualTo(-2);
        assertThat(read.is("isnull")).isTrue();
        assertThat(read.field("rest")).isEqualTo(Value.NONE);
        assertThat(read.numbers("cols")).containsExactly(3, 4);
    }

    @Test
    void nodesStandInNodesAndLists() {
        Node read = node("{A :one {B :x 1} :more ({C :x 2} {C :x 3})}");

        assertThat(read.node("one").number("x")).isEqualTo(1);
        assertThat(read.nodes("more")).extracting(each -> each.number("x")).containsExactly(2L, 3L);
    }

    @Test
    void aBackslashTakesTheMeaningFromWhatFollows() {
        assertThat(node("{A :name a\\ b\\(\\}\\\\ :text \"x \\\" {y\"}").word("name"))
                .isEqualTo("a b(}\\");
        assertThat(node("{A :text \"x \\\" {y\"}").word("text")).isEqualTo("x \" {y");
    }

    @Test
    void theBytesOfAConstantAreOneField() {
        assertThat(node("{CONST :constvalue 2 [ 1 0 ] :location 5}").field("constvalue"))
                .isEqualTo(
                        new Items(List.of(new Word("2"), new Word("["), new Word("1"), new Word("0"), new Word("]"))));
    }

    @Test
    void anOlderNameIsTheNewOne() {
        assertThat(node("{RTE :rtekind 0}").name()).isEqualTo("RANGETBLENTRY");
    }

    @Test
    void aFieldThatIsNotThereIsNoField() {
        assertThatThrownBy(() -> node("{A :x 1}").number("y")).hasMessageContaining("has no `y`");
        assertThatThrownBy(() -> node("{A :x 1}").node("x")).hasMessageContaining("has no `x`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{A :x 1} {B}", "{A x 1}", "{A :x 1", "(1 2"})
    void whatIsNoTreeIsNone(String text) {
        assertThatThrownBy(() -> NodeReader.read(text)).isInstanceOf(RuntimeException.class);
    }
}
