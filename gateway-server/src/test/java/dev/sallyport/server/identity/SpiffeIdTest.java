package dev.sallyport.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpiffeIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "spiffe://",
                "spiffe://example.org",
                "spiffe://example.org/",
                "spiffe://example.org/a/",
                "spiffe://example.org//a",
                "spiffe://example.org/./a",
                "spiffe://example.org/a/..",
                "spiffe://Example.org/a",
                "spiffe://example.org:443/a",
                "spiffe://user@example.org/a",
                "spiffe://example.org/a?b",
                "spiffe://example.org/a#b",
                "spiffe://example.org/a%2Fb",
                "SPIFFE://example.org/a",
                "https://example.org/a"
            })
    void otherFormsAreRefused(String text) {
        assertThat(SpiffeId.parse(text)).isEmpty();
    }

    @Test
    void tooLongIsRefused() {
        assertThat(SpiffeId.parse("spiffe://example.org/" + "a".repeat(256))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spiffe://example.org/a", "spiffe://example.org/ns/prod/..a/Agent-1_x"})
    void wellFormedIsRead(String text) {
        assertThat(SpiffeId.parse(text)).contains(new SpiffeId(text, "example.org"));
    }
}
