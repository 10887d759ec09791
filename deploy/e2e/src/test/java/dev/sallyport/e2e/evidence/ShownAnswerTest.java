package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a text shows is found, and another answer is not taken for it. */
final class ShownAnswerTest {
    private static final String TEXT = """
            ```console
            $ psql shop -c "select 1"
            1

            $ ./sallyport query shop-pg "select name from customers"
            name
            ----
            Ada

            1 row
            audit index 27, request r-1
            ```
            ```console
            $ ./sallyport query shop-pg "drop table customers"
            $ ./sallyport query shop-my "select 2"      # with a word
            $ ./sallyport query shop-my "select 3"
            3
            ```
            """;

    @Test
    void aCommandWithAnAnswerIsFound() {
        assertThat(ShownAnswer.in(TEXT))
                .isEqualTo(List.of(
                        new ShownAnswer("shop-pg", "select name from customers", "name\n----\nAda\n\n1 row"),
                        new ShownAnswer("shop-my", "select 3", "3")));
    }

    @Test
    void anotherAnswerIsNotTheOneThatIsShown() {
        ShownAnswer shown = ShownAnswer.in(TEXT).getFirst();
        assertThat(shown.isIn("name\n----\nAda\n\n1 row\naudit index 3, request r-2\n"))
                .isTrue();
        assertThat(shown.isIn("name\n----\nAda Abel\n\n1 row\naudit index 3, request r-2\n"))
                .isFalse();
        assertThat(shown.isIn("refused: no")).isFalse();
    }
}
