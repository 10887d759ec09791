package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class FormsRunTest {
    private static final int MANY = 30;

    private final FormsRun forms = new FormsRun();

    @Test
    void whatIsMadeOftenAndNeverRunsIsTold() {
        for (int statement = 0; statement < MANY; statement++) {
            forms.count(Set.of("({int} + 1)", "(!! {search})"), false);
        }
        forms.count(Set.of("({int} + 1)"), true);
        assertThat(forms.never()).containsExactly("(!! {search})");
    }

    @Test
    void whatIsSeldomMadeSaysNothing() {
        forms.count(Set.of("(!! {search})"), false);
        assertThat(forms.never()).isEmpty();
    }
}
