package dev.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Value;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
    private final Placeholders placeholders = new Placeholders(Set.of(" hidden ", ""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "***",
                " ***\n",
                "****",
                "****1234",
                "*****",
                "Ann****",
                "****a\nb",
                "***@example.org",
                "a***@example.org",
                "😀***@example.org",
                "hidden",
                "hidden\t"
            })
    void whatAMaskMakesIsOne(String text) {
        assertThat(placeholders.contains(new Value.Text(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "**",
                "a***",
                "***a",
                "five of ***** stars",
                "ab***@example.org",
                "ann@example.org",
                "hidden in the text",
                "{\"***\": 1}",
                "say \"***\""
            })
    void whatNoMaskMakesIsNone(String text) {
        assertThat(placeholders.contains(new Value.Text(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"***\"",
                "{\"mail\": \"a***@example.org\"}",
                "[1, [\"x\", \" ****12 \"]]",
                "{\"a\": \"\\u002a\\u002A*\"}",
                "{\"a\":\"say \\\"no\\\"\",\"b\":\"hidden\"}",
                "{\"a\": \"\\n***\\t\"}"
            })
    void aDocumentWithOneInItIsOne(String json) {
        assertThat(placeholders.contains(new Value.Json(json))).isTrue();
        assertThat(placeholders.contains(new Value.Text(json)))
                .as("as a text that is converted")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{***}",
                "{a, ****12 ,b}",
                "{{x},{hidden}}",
                "[1:2]={\"a\",***}",
                "{\\*\\*\\*}",
                "{\"a\\\"b\",a***@example.org}"
            })
    void anArrayWithOneInItIsOne(String array) {
        assertThat(placeholders.contains(new Value.Text(array))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a,b}", "{\"a ***\"}", "{a ***}", "{}", "{", "{1,2}", "[***]"})
    void anArrayWithoutOneIsNone(String array) {
        assertThat(placeholders.contains(new Value.Text(array))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"***\" : \"a\"}",
                "{\"a\": \"b \\\" ***\"}",
                "{\"a\": \"\\\\u002a**\"}",
                "{\"a\": \"\\u00",
                "\"",
                "\"\\"
            })
    void aDocumentWithoutOneIsNone(String json) {
        assertThat(placeholders.contains(new Value.Json(json))).isFalse();
    }

    @Test
    void aLongDocumentIsReadToItsEnd() {
        String many = "\"" + "\\\"a".repeat(100_000) + "\",";
        assertThat(placeholders.contains(new Value.Json("[" + many + "\"***\"]")))
                .isTrue();
    }

    @Test
    void whatIsNoTextIsNone() {
        assertThat(placeholders.contains(new Value.Null())).isFalse();
        assertThat(placeholders.contains(new Value.Int(7))).isFalse();
        assertThat(placeholders.contains(new Value.Bytes(new byte[] {'*', '*', '*'})))
                .isFalse();
    }
}
