package dev.sallyport.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.ObjectSelector;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "a", ".a", "..a", ".a.", ".a..b", "a.b.c.d", "a..b", "a.b.", ".a. ", ". .b", "...", "..a.b"
            })
    void nameWithAnEmptyPartOrAnotherNumberOfPartsIsNoColumn(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectText.column(text))
                .withMessageStartingWith("`" + text + "` has not `3` parts between dots, expected ");
    }

    @Test
    void dotInFrontSaysThatThereIsNoSchema() {
        assertThat(ObjectText.column("public.orders.note")).isEqualTo(column("public", "orders", "note"));
        assertThat(ObjectText.column("orders.note")).isEqualTo(column("", "orders", "note"));
        assertThat(ObjectText.column(".orders.note")).isEqualTo(column("", "orders", "note"));
        assertThat(ObjectText.column(".customers.contact.phone")).isEqualTo(column("", "customers", "contact.phone"));
        assertThat(ObjectText.column(".customers.a.b.c.d")).isEqualTo(column("", "customers", "a.b.c.d"));
    }

    @Test
    void collectionWhoseNameHasDotsIsSelected() throws Exception {
        var place = new Place(Path.of("p.yaml"), "objects");
        assertThat(ObjectText.selector(place, ".orders.archive"))
                .isEqualTo(
                        ObjectSelector.newBuilder().setObject("orders.archive").build());
        assertThat(ObjectText.selector(place, "orders.archive"))
                .isEqualTo(ObjectSelector.newBuilder()
                        .setSchema("orders")
                        .setObject("archive")
                        .build());
    }

    private static ObjectRef column(String schema, String object, String column) {
        return ObjectRef.newBuilder()
                .setSchema(schema)
                .setObject(object)
                .setColumn(column)
                .build();
    }
}
