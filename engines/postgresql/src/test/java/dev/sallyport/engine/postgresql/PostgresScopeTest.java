package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What exists for somebody of the relations of a snapshot. */
class PostgresScopeTest {
    private static final PostgresCatalog SHOP = TestCatalog.shop();

    private final List<ObjectName> asked = new ArrayList<>();

    private PostgresCatalog showing(String one) {
        return SHOP.visibleTo(object -> {
            asked.add(object.name());
            return object.name().object().equals(one)
                    ? Optional.of(new VisibleObject(Set.of("id"), List.of("id")))
                    : Optional.empty();
        });
    }

    @Test
    @Tag("refused")
    void whatIsHiddenAndWhatIsNotThereDoNotExistAndStayTheSame() {
        PostgresCatalog orders = showing("orders");
        assertThat(orders.relation("public", "users")).isEmpty();
        assertThat(orders.relation("public", "nothing")).isEmpty();
        assertThat(orders.relationOfAll(
                        SHOP.relation("public", "users").orElseThrow().name()))
                .isPresent();
        assertThat(orders.objects()).singleElement().satisfies(object -> {
            assertThat(object.name().object()).isEqualTo("orders");
            assertThat(object.columns()).singleElement();
        });
    }

    @Test
    @Tag("refused")
    void whatIsNarrowedAgainIsNotMoreThanItWas() {
        PostgresCatalog again = showing("orders")
                .visibleTo(object -> Optional.of(new VisibleObject(Set.of("id", "note"), List.of("id"))));
        assertThat(again.relation("public", "users")).isEmpty();
        assertThat(again.relation("public", "orders").orElseThrow().columns()).singleElement();
    }

    @Test
    void nothingIsWorkedOutButWhatIsNamedAndThatOnce() {
        PostgresCatalog orders = showing("orders");
        assertThat(asked).isEmpty();
        PostgresRelation found = orders.relation("public", "orders").orElseThrow();
        assertThat(orders.relation("public", "orders").orElseThrow()).isSameAs(found);
        assertThat(asked).containsExactly(found.name());
    }

    @Test
    void allAreOrderedByName() {
        assertThat(SHOP.objects().stream().map(object -> object.name()))
                .isSorted()
                .hasSameSizeAs(SHOP.every().keySet());
    }
}
