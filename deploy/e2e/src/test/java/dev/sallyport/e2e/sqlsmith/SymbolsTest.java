package dev.sallyport.e2e.sqlsmith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SymbolsTest {
    @Test
    void everyOperatorOfTheListIsUnderstoodBetweenTwoValues() throws IOException {
        assertThat(Symbols.understood())
                .contains("+", "=", "<>", "||", "->>", "@>", "~~", "-|-", ">>=", "^@")
                .doesNotContain("=>", ";");
    }
}
