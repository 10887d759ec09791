package dev.sallyport.client.approval;

import static dev.sallyport.client.approval.SampleFields.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Approval;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationFieldsTest {
    private static final ByteString GOOD = SampleFields.bytes(SampleFields.contents());

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < GOOD.size(); length++) {
            assertRefused(GOOD.substring(0, length));
        }
    }

    @Test
    void otherPrefixAndTrailingBytesAreRefused() {
        assertRefused(
                ByteString.copyFromUtf8("sallyport-op-v2\0").concat(GOOD.substring(SampleFields.PREFIX.length())));
        assertRefused(GOOD.concat(ByteString.copyFrom(new byte[1])));
        assertRefused(GOOD.concat(field(30, new byte[0])));
    }

    @Test
    void missingRepeatedAndSwappedTagsAreRefused() {
        List<byte[]> contents = SampleFields.contents();
        for (int skipped = 0; skipped < contents.size(); skipped++) {
            ByteString missing = ByteString.copyFromUtf8(SampleFields.PREFIX);
            ByteString repeated = missing;
            for (int at = 0; at < contents.size(); at++) {
                ByteString field = field(at + 1, contents.get(at));
                missing = at == skipped ? missing : missing.concat(field);
                repeated = at == skipped ? repeated.concat(field).concat(field) : repeated.concat(field);
            }
            assertRefused(missing);
            assertRefused(repeated);
        }
        ByteString one = field(1, contents.get(0));
        ByteString two = field(2, contents.get(1));
        ByteString rest = GOOD.substring(SampleFields.PREFIX.length() + one.size() + two.size());
        assertRefused(ByteString.copyFromUtf8(SampleFields.PREFIX)
                .concat(two)
                .concat(one)
                .concat(rest));
    }

    @ParameterizedTest
    @EnumSource(OperationField.class)
    void contentOfAnotherShapeIsRefused(OperationField field) {
        List<byte[]> contents = SampleFields.contents();
        var _ = contents.set(field.tag() - 1, new byte[] {(byte) 0xFF});
        assertRefused(SampleFields.bytes(contents));
    }

    @Test
    void whatOnlyLooksLikeADocumentIsRefusedOrAText() throws MalformedBytesException {
        byte[] document = {16, 0, 0, 0, 1, 'a', 0, 0, 0, 0, 0, 0, 0, (byte) 0xF0, (byte) 0xBF, 0};
        assertThat(OperationFields.parse(statement(document)).document()).contains(ByteString.copyFrom(document));
        byte[] longer = document.clone();
        longer[0]++;
        assertRefused(statement(longer));
        byte[] open = document.clone();
        open[15] = 1;
        assertRefused(statement(open));
        assertRefused(statement(new byte[] {4, 0, 0, (byte) 0x80}));
        assertThat(OperationFields.parse(statement(new byte[] {4, 0, 0, 0})).document())
                .isEmpty();
        assertThat(OperationFields.parse(GOOD).document()).isEmpty();
    }

    private static ByteString statement(byte[] bytes) {
        List<byte[]> contents = SampleFields.contents();
        var _ = contents.set(OperationField.STATEMENT.tag() - 1, bytes);
        return SampleFields.bytes(contents);
    }

    @Test
    void typesWithoutValuesAndHalfAnActorAreRefused() {
        List<byte[]> contents = SampleFields.contents();
        var _ = contents.set(OperationField.PARAMETER_TYPES.tag() - 1, SampleFields.texts("text"));
        assertRefused(SampleFields.bytes(contents));
        List<byte[]> half = SampleFields.contents();
        var _ = half.set(OperationField.AGENT.tag() - 1, SampleFields.texts("https://idp.example"));
        assertRefused(SampleFields.bytes(half));
    }

    @Test
    void digestOfOtherFieldsAndOtherNameAreRefused() throws MalformedBytesException {
        var fields = OperationFields.parse(GOOD);
        Approval good = Approval.newBuilder()
                .setName("a-1")
                .setOperationFields(GOOD)
                .setOperationDigest(fields.digest())
                .build();
        assertThat(OperationFields.of("a-1", good).digest()).isEqualTo(fields.digest());
        assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> OperationFields.of("a-2", good));
        Approval other = good.toBuilder()
                .setOperationDigest(ByteString.copyFrom(new byte[32]))
                .build();
        assertThatExceptionOfType(MalformedBytesException.class)
                .isThrownBy(() -> OperationFields.of("a-1", other))
                .withMessage("its digest is that of another operation");
    }

    @Test
    void everyFieldIsReadAsWhatItIs() throws MalformedBytesException {
        var fields = OperationFields.parse(GOOD);
        assertThat(fields.text(OperationField.HUMAN)).isEqualTo("alice");
        assertThat(fields.number(OperationField.STATEMENT_COUNT)).isEqualTo(1);
        assertThat(fields.number(OperationField.ROWS_SHOWN)).isEqualTo(3);
        assertThat(fields.time(OperationField.REQUESTED_AT)).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        assertThat(fields.parameters()).hasSize(2);
        assertThat(fields.parameters().getFirst().value()).isEmpty();
        assertThat(fields.parameters().getLast().value()).contains(ByteString.copyFromUtf8("7"));
        assertThat(fields.unmasked()).containsExactly(List.of("public", "orders", "note"));
        assertThat(fields.actors())
                .containsExactly(new OperationFields.Actor("https://idp.example", "spiffe://x/agent/a"));
    }

    private static void assertRefused(ByteString bytes) {
        assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> OperationFields.parse(bytes));
    }
}
