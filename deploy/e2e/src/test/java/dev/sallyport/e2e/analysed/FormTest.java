package dev.sallyport.e2e.analysed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the form leaves out, and that it leaves out no more. */
final class FormTest {
    private static final Form COLUMN = new Form("0.0.1", 23);

    private static Form equal(long operator) {
        return Form.of("op:" + operator, Form.BOOL, COLUMN, Form.constant(23));
    }

    @Test
    void aConversionIsTheTypeItMakes() {
        assertThat(COLUMN.as(20).text()).isEqualTo("(to 20 0.0.1)");
        assertThat(COLUMN.as(20)).isNotEqualTo(COLUMN.as(1700));
        assertThat(COLUMN.as(23)).isEqualTo(COLUMN);
    }

    @Test
    void onlyAnUntypedConstantTakesAnotherType() {
        assertThat(Form.constant(705).as(1082)).isEqualTo(Form.constant(1082));
        assertThat(Form.constant(23).as(1700).text()).isEqualTo("(to 1700 const:23)");
        assertThat(Form.constant(705).text()).isEqualTo("const:25");
    }

    @Test
    void connectedConditionsHaveNoOrderAndNoNesting() {
        Form nested = Form.connected("and", List.of(equal(1), Form.connected("and", List.of(equal(3), equal(2)))));

        assertThat(nested).isEqualTo(Form.connected("and", List.of(equal(3), equal(2), equal(1))));
        assertThat(nested).isNotEqualTo(Form.connected("and", List.of(equal(3), equal(2), equal(2))));
        assertThat(nested).isNotEqualTo(Form.connected("or", List.of(equal(3), equal(2), equal(1))));
        assertThat(Form.connected("or", List.of(nested, equal(4))).text()).startsWith("(or (and ");
    }

    @Test
    void aKeyCountsOnce() {
        Form.Key up = new Form.Key("0.0.1", "asc", false);
        Form.Key down = new Form.Key("0.0.1", "desc", true);
        Form.Key other = new Form.Key("0.0.2", "asc", false);

        assertThat(Form.keys(List.of(up, other, down))).isEqualTo(Form.keys(List.of(up, other)));
        assertThat(Form.keys(List.of(up))).isNotEqualTo(Form.keys(List.of(down)));
        assertThat(Form.keys(List.of(up, other))).isNotEqualTo(Form.keys(List.of(other, up)));
    }
}
