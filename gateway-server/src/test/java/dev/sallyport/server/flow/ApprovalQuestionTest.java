package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Value;
import dev.sallyport.server.approval.Approval;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What people are asked, and what they are not. */
class ApprovalQuestionTest extends ApprovalOnRoad {
    @Test
    void theKeyOfAMaskIsShownToNobody() {
        byte[] key = "a key of thirty-two random bytes".getBytes(StandardCharsets.UTF_8);
        road.engine.parameters = List.of(new Sealed.Parameter.Secret(new Value.Bytes(key)));

        Approval approval = ask();

        assertThat(approval.question().getParameters(0)).startsWith("KEY ");
        assertThat(approval.question().toByteString().toString(StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(key, StandardCharsets.ISO_8859_1))
                .doesNotContain(HexFormat.of().formatHex(key));
        road.engine.catalog = new FakeCatalog("2");
        approve("bea", approval);
        road.engine.parameters = List.of(new Sealed.Parameter.Secret(new Value.Bytes(new byte[32])));
        assertInvalid(use(approval, "run-1"), "approvals.changed.parameter-values");
    }

    @Test
    void whatNoYesCouldLiftIsNotAsked() {
        road.engine.preview = new Preview(
                OptionalLong.of(1_001), Optional.empty(), List.of(), List.of(), Preview.Reversibility.CONTENTS_LOST);

        assertThat(road.runAnew().refusals.getFirst().rule()).isEqualTo("limits.affected");
    }

    @Test
    void whatNobodyCanJudgeIsNotAsked() {
        road.engine.canonical = "select 1" + " ".repeat(96 << 10);

        assertThat(road.runAnew().refusals.getFirst().rule()).isEqualTo("approvals.size");
    }

    @Test
    void whatIsNoTextIsShownInTheWordsOfItsEngine() {
        road.engine.canonical = "\u0016\0\0\0";
        road.engine.readable = Optional.of("{\"delete\": \"t\u202E\"}");

        Approval approval = ask();

        assertThat(approval.question().getStatement()).isEqualTo("{\"delete\": \"t\\u{202e}\"}");
        assertThat(approval.question().getOperationFields().toString(StandardCharsets.ISO_8859_1))
                .contains("\u0016\0\0\0")
                .doesNotContain("delete");
    }

    @Test
    void whatIsShownHidesNothing() {
        road.engine.canonical = "update t set a = '\u202Eevil\u0007\u200B' -- \u3164";
        road.ask.intent = "please \u001B[2J approve";
        road.engine.preview = Preview.uncounted(Preview.Reversibility.CONTENTS_LOST);

        Approval approval = ask();

        assertThat(approval.question().getStatement())
                .isEqualTo("update t set a = '\\u{202e}evil\\u{7}\\u{200b}' -- \\u{3164}");
        assertThat(approval.question().getIntent()).isEqualTo("please \\u{1b}[2J approve");
    }
}
