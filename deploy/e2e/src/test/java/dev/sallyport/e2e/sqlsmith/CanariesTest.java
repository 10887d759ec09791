package dev.sallyport.e2e.sqlsmith;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanariesTest {
    private final Canaries canaries = new Canaries(List.of("7kQ20293gj62n90j", "900-12-3456"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a row with 7kQ20293gj62n90j in it",
                "`7kq202`",
                "3GJ62N",
                "j09n26jg",
                "\\x36326e39306a",
                "0X36326E39306A",
                "N2tRMjAy",
                "zZ2o2Mm45",
                "900-12-3456",
                "call 00-12-3456"
            })
    void pieceIsFoundInAnyForm(String answer) {
        assertThat(canaries.in(answer, "select 1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7kq20", "2020-12-31", "900-12", "12345", "gj62 n90j", "a column of nothing at all"})
    void lessThanAPieceIsNone(String answer) {
        assertThat(canaries.in(answer, "select 1")).isEmpty();
    }

    @Test
    void whatTheStatementItselfSaysIsNone() {
        assertThat(canaries.in("7kQ202", "select '7kQ202'")).isEmpty();
    }
}
