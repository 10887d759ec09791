package dev.sallyport.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final List<String> MANY =
            IntStream.range(0, 1_500).mapToObj(Integer::toString).toList();

    @Test
    void noPageIsLongerThanAThousand() {
        assertThat(pages("ann").page(1_400, "").entries()).hasSize(1_000);
        assertThat(pages("ann").page(0, "").entries()).hasSize(100);
        assertThat(pages("ann").page(-1, "").entries()).hasSize(100);
    }

    @Test
    void aTokenIsGoodForItsOwnListAlone() {
        String token = pages("ann").page(10, "").nextToken();

        assertThat(pages("ann").page(10, token).entries()).startsWith("10");
        assertThatThrownBy(() -> pages("bob").page(10, token)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> pages("ann").page(10, token + "x")).isInstanceOf(RefusedException.class);
    }

    private static Pages<String> pages(String binding) {
        return new Pages<>(MANY, each -> each, binding);
    }
}
