package dev.sallyport.server.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationFieldsTest {
    private static OperationFields fields() {
        var builder = new OperationFields.Builder();
        for (Field field : Field.values()) {
            var _ = builder.put(field, "content of " + field.name());
        }
        return builder.build();
    }

    /** Where the bytes of a field begin. */
    private static int place(Field field) {
        int place = "sallyport-op-v1".length() + 1;
        for (Field each : Field.values()) {
            place += 6;
            if (each == field) {
                return place;
            }
            place += ("content of " + each.name()).length();
        }
        throw new AssertionError();
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void oneByteOfAFieldMakesAnotherDigestAndIsNamed(Field field) {
        byte[] changed = fields().bytes().clone();
        changed[place(field)] ^= 1;
        var other = new OperationFields(changed);

        assertThat(other.digest()).isNotEqualTo(fields().digest());
        assertThat(fields().changedIn(other)).contains(field);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void aFieldThatIsCutOrInAnotherPlaceIsNotRead(Field field) {
        byte[] cut = Arrays.copyOf(fields().bytes(), place(field));
        assertThatThrownBy(() -> new OperationFields(cut).read()).isInstanceOf(IllegalArgumentException.class);
        byte[] moved = fields().bytes().clone();
        moved[place(field) - 5] ^= 64;
        assertThatThrownBy(() -> new OperationFields(moved).read()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingStandsBeforeOrBehind() {
        byte[] longer = Arrays.copyOf(fields().bytes(), fields().bytes().length + 1);
        assertThatThrownBy(() -> new OperationFields(longer).read()).isInstanceOf(IllegalArgumentException.class);
        byte[] other = fields().bytes().clone();
        other[0] = 'S';
        assertThatThrownBy(() -> new OperationFields(other).read()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFieldIsPutOnce() {
        assertThatThrownBy(() -> new OperationFields.Builder().build()).isInstanceOf(IllegalStateException.class);
        var twice = new OperationFields.Builder().put(Field.NONCE, new byte[16]);
        assertThatThrownBy(() -> twice.put(Field.NONCE, new byte[16])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameFieldsAreTheSame() {
        assertThat(fields().changedIn(fields())).isEmpty();
        assertThat(fields().digest()).isEqualTo(fields().digest());
    }
}
