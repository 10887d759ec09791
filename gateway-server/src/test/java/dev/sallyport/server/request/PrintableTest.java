package dev.sallyport.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatAPersonCannotSeeIsSpelledOut() {
        assertThat(Printable.of("a\u202Eb\u200B\n\u0007")).isEqualTo("a\\u{202e}b\\u{200b}\\u{a}\\u{7}");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(Printable.of("x".repeat(500))).hasSize(63);
    }

    @Test
    void whatAPersonCanSeeStays() {
        assertThat(Printable.of("shop-pg Größe 店")).isEqualTo("shop-pg Größe 店");
    }
}
