package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ObjectName;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MySqlKnownTest {
    private static final Map<String, String> SIGNS = Map.of("orders", "7 one", "users", "8 two");

    private final MySqlKnown known = new MySqlKnown();
    private final SortedMap<ObjectName, MySqlRelation> relations =
            new TreeMap<>(TestCatalog.shop(TestCatalog.MYSQL).every());

    @Test
    void aTableOfAnotherSignIsNotKnownNorWhatIsReadWithIt() {
        known.keep(SIGNS, relations);
        assertThat(known.all(Map.of("orders", "7 two"))).isEmpty();
        assertThat(known.all(Map.of("orders", "8 one"))).isEmpty();
        assertThat(known.all(Map.of("orders", "7 one", "users", "9 two"))).isEmpty();
        assertThat(known.all(Map.of("orders", "7 one", "payments", "9 three"))).isEmpty();
    }

    @Test
    void whatHasNoSignIsNotKept() {
        known.keep(Map.of(), relations);
        assertThat(known.all(SIGNS)).isEmpty();
    }

    @Test
    void tablesOfTheSameSignsAreThoseThatWereRead() {
        known.keep(SIGNS, relations);
        assertThat(known.all(SIGNS).orElseThrow().values())
                .extracting(MySqlRelation::id)
                .containsExactly("orders", "users");
    }
}
