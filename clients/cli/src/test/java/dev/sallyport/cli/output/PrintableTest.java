package dev.sallyport.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xA0, 0xAD, 0x034F, 0x061C, 0x115F, 0x180E, 0x2003,
                0x200B, 0x200D, 0x200E, 0x2028, 0x2029, 0x202E, 0x2060, 0x2066, 0x2800, 0x3164, 0xD800, 0xE000, 0xFE0F,
                0xFEFF, 0xFFA0, 0xFFF9, 0x1D173, 0xE0041, 0xE0100, 0x10FFFF
            })
    void whatIsNotPlainlyVisibleIsEscaped(int point) {
        String shown = Printable.of("a" + Character.toString(point) + "b");
        assertThat(shown).isPrintable().matches("a\\\\(r|u\\{[0-9a-f]+})b");
        String json = JsonText.of(Character.toString(point));
        assertThat(json).matches("\"(\\\\u[0-9a-f]{4}){1,2}\"");
    }

    @Test
    void lineFeedsAndTabsAreShort() {
        assertThat(Printable.of("a\nb\tc")).isEqualTo("a\\nb\\tc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain text", "größe, naïve", "日本語", "עברית", "😀", "\\n as typed"})
    void whatIsVisibleStays(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @Test
    void jsonIsWellFormed() {
        assertThat(JsonText.of(Map.of("a\"\\", List.of(1, true, "\u202e"))))
                .isEqualTo("{\"a\\\"\\\\\":[1,true,\"\\u202e\"]}");
        assertThat(JsonText.of(List.of())).isEqualTo("[]");
        assertThat(JsonText.of(null)).isEqualTo("null");
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        assertThat(CsvText.field("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvText.field("say \"x\"")).isEqualTo("\"say \"\"x\"\"\"");
        assertThat(CsvText.field("")).isEqualTo("\"\"");
        assertThat(CsvText.field("a\u001bb")).isEqualTo("a\\u{1b}b");
    }

    @Test
    void wideCharactersCountTwice() {
        assertThat(Width.of("日本")).isEqualTo(4);
        assertThat(Width.of("e\u0301")).isEqualTo(1);
        assertThat(Width.pad("日", 4)).isEqualTo("日  ");
    }
}
