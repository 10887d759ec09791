package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.client.approval.OperationField;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalDocumentTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void documentThatCannotBeReadIsAnErrorBeforeAnythingIsPrinted() throws IOException {
        byte[] document = SampleDocuments.bson("{\"a\": 1}");
        document[4] = 0x55;
        var run = show(document);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: the gateway sent a document that cannot be read: ");
    }

    @Test
    void commandMovesNoTerminal() throws IOException {
        String hostile = "x\\u001b[2J\\u202e\\u200b\\u00a0\\r\\nclass: READ\\n\\\\n\\u2028\\\"" + "y".repeat(300);
        var run = show(SampleDocuments.bson("{\"update\": \"c\", \"" + hostile + "\": \"" + hostile + "\"}"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().codePoints().filter(point -> point != '\n'))
                .allMatch(point -> point >= ' ' && point < 0x7F);
        assertThat(run.out().lines()).noneMatch(line -> line.equals("class: READ"));
    }

    @Test
    void commandIsShownAsJsonInItsOrderWithItsOwnEscapes() throws IOException {
        String command =
                "{\"update\": \"c\", \"q\": {\"z\": \"\\n\\\\\\\"\", \"a\": {\"$numberLong\": \"7\"}, \"b\": \"\\u202e\"}}";
        assertThat(show(SampleDocuments.bson(command)).out().lines())
                .contains("1 statement:", "  | " + command.replace("{\"$numberLong\": \"7\"}", "7"));
    }

    @Test
    void escapeStandsWholeWhereverALineEnds() throws IOException {
        for (int before = 80; before < 100; before++) {
            String command = "{\"a\": \"" + "y".repeat(before) + "\\u202e\\\\\\\"\\n\"}";
            String shown = show(SampleDocuments.bson(command)).out();
            assertThat(shown).contains("\\u202e");
            assertThat(shown.lines().filter(line -> line.startsWith("  | ")))
                    .noneMatch(line -> line.replace("\\\\", "").endsWith("\\"));
        }
    }

    private FakeGateway.Run show(byte[] statement) throws IOException {
        var approval = new SampleOperation()
                .with(OperationField.STATEMENT, statement)
                .approval()
                .build();
        try (var gateway = new FakeGateway(folder, new ScriptedApprovals(approval))) {
            return gateway.run("approval", "show", "a-1");
        }
    }
}
