package dev.sallyport.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.testkit.ServerKind;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ProductTest {
    @Test
    @Tag("refused")
    void anotherNameIsRefusedAndThoseThatThereAreAreNamed() {
        for (String name : new String[] {"", "MySQL", "oracle"}) {
            assertThatThrownBy(() -> Product.labelled(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("engine `" + name + "` is not known, expected one of `postgresql`, `mysql`, `mariadb`,"
                            + " `documentdb`, `mongodb`");
        }
    }

    @Test
    void eachIsFoundByItsNameAndEachServerIsOfOne() {
        assertThat(Arrays.stream(Product.values()).map(Product::label))
                .allSatisfy(label -> assertThat(Product.labelled(label).label()).isEqualTo(label));
        assertThat(Arrays.stream(Product.values()).flatMap(each -> each.servers().stream()))
                .containsExactlyInAnyOrder(ServerKind.values());
    }

    @Test
    void aTextNamesSchemasOnlyWhereThereAreSome() {
        assertThat(Product.POSTGRESQL.named("objects: [public.tickets]")).isEqualTo("objects: [public.tickets]");
        assertThat(Product.MARIADB.named("objects: [public.tickets]")).isEqualTo("objects: [tickets]");
    }
}
