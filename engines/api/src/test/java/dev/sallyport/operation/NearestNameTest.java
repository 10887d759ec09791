package dev.sallyport.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("orders", "customers", "custom", "id");

    @Test
    void whatIsFarOrShortHasNone() {
        assertThat(NearestName.of("salaries", KNOWN)).isEmpty();
        assertThat(NearestName.of("ix", KNOWN)).isEmpty();
        assertThat(NearestName.of("", KNOWN)).isEmpty();
        assertThat(NearestName.of("o".repeat(129), KNOWN)).isEmpty();
        assertThat(NearestName.of("orders", List.of())).isEmpty();
        // two edits of three letters are another word
        assertThat(NearestName.of("abc", List.of("axy"))).isEmpty();
    }

    @Test
    void whatIsMisspeltHasTheNearest() {
        assertThat(NearestName.of("custmers", KNOWN)).contains("customers");
        assertThat(NearestName.of("custm", KNOWN)).contains("custom");
        assertThat(NearestName.of("oders", KNOWN)).contains("orders");
    }

    @Test
    void equallyNearNamesGoByTheirOrder() {
        assertThat(NearestName.of("tablx", List.of("tablz", "tably"))).contains("tably");
    }
}
