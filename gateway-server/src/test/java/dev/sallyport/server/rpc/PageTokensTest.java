package dev.sallyport.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {
    @Test
    void aTokenLeadsBackToItsIndex() {
        assertThat(PageTokens.index(PageTokens.of(4_711))).isEqualTo(4_711);
        assertThat(PageTokens.index("")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "AAAA", "_________-A", "__________8", "AAAAAAAAAAAAAAAA"})
    void anythingElseIsRefused(String token) {
        assertThatThrownBy(() -> PageTokens.index(token)).isInstanceOf(RefusedException.class);
    }
}
