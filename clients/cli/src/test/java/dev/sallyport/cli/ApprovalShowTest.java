package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.sallyport.client.approval.OperationField;
import dev.sallyport.v1.Approval;
import dev.sallyport.v1.Effect;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.OperationKind;
import dev.sallyport.v1.OperationPreview;
import dev.sallyport.v1.Requirement;
import dev.sallyport.v1.Reversibility;
import dev.sallyport.v1.SampleRow;
import dev.sallyport.v1.UnderstoodOperation;
import dev.sallyport.v1.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovalShowTest {
    private static final String HOSTILE =
            "x\u001b[2J\u202e\u200b\u00a0\r\nclass: READ\n\\n\u2028\u0007\u009b" + "y".repeat(300);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void digestOfAnotherOperationIsRefused() throws IOException {
        var other = new SampleOperation().with(OperationField.STATEMENT, "drop table orders");
        var run = show(new SampleOperation()
                .approval()
                .setOperationFields(other.bytes())
                .build());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("error: the gateway shows an operation that cannot be read: its digest is that of another"
                        + " operation\nnext: decide nothing, keep what was printed, and have an auditor look at the"
                        + " gateway\n");
    }

    @Test
    void otherNameAndOtherBytesAreRefused() throws IOException {
        assertThat(show(new SampleOperation().approval().setName("a-2").build()).code())
                .isEqualTo(1);
        assertThat(show(new SampleOperation()
                                .approval()
                                .setOperationFields(ByteString.EMPTY)
                                .build())
                        .code())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = OperationField.class,
            names = {
                "ENGINE",
                "SOURCE",
                "SERVER",
                "DATABASE",
                "STATEMENT",
                "ISSUER",
                "HUMAN",
                "WORKLOAD",
                "TASK",
                "INTENT"
            })
    void textOfAFieldMovesNoTerminal(OperationField field) throws IOException {
        assertSafe(show(new SampleOperation().with(field, HOSTILE).approval().build()));
    }

    @Test
    void textOfAListMovesNoTerminal() throws IOException {
        assertSafe(show(new SampleOperation()
                .with(OperationField.RULES, SampleOperation.texts(HOSTILE))
                .with(OperationField.SETTINGS, SampleOperation.texts(HOSTILE))
                .with(OperationField.AGENT, SampleOperation.texts(HOSTILE, HOSTILE))
                .with(OperationField.PARAMETER_TYPES, SampleOperation.texts(HOSTILE))
                .with(OperationField.PARAMETER_VALUES, new byte[] {0, 0, 0, 2, 0x1B, '\n'})
                .approval()
                .build()));
    }

    @Test
    void whatTheGatewaySaysMovesNoTerminal() throws IOException {
        assertSafe(show(new SampleOperation()
                .approval()
                .setEndedBecause(HOSTILE)
                .addReasons(HOSTILE)
                .setGroup(HOSTILE)
                .setPreview(OperationPreview.newBuilder()
                        .addColumns(HOSTILE)
                        .addSample(SampleRow.newBuilder().addCells(HOSTILE)))
                .build()));
    }

    @Test
    void escapeThatIsOnlyTextDoesNotLookLikeOne() throws IOException {
        assertThat(show(new SampleOperation()
                                .with(OperationField.STATEMENT, "delete from t -- x\\n where id = 1 \\u{202e}")
                                .approval()
                                .build())
                        .out())
                .contains("1 statement:\n  | delete from t -- x\\\\n where id = 1 \\\\u{202e}\n");
    }

    @Test
    void displayFieldsOfTheGatewayAreNotShown() throws IOException {
        assertThat(show(new SampleOperation()
                                .approval()
                                .setStatement("select 1")
                                .setSource("toy")
                                .setDatabase("toy")
                                .setIntent("harmless")
                                .addParameters("toy")
                                .build())
                        .out())
                .doesNotContain("select 1", "toy", "harmless");
    }

    @Test
    void everythingThatIsSignedIsShown() throws IOException {
        var run = show(whole());
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(EXPECTED.replace(
                        "DIGEST",
                        java.util.HexFormat.of()
                                .formatHex(new SampleOperation().digest().toByteArray())));
    }

    private static final String EXPECTED = """
            approval a-1
            digest: DIGEST
            computed here, from the fields below; a decision is signed over it

            source: shop-pg
            engine: postgresql
            database: shop
            server: 7423019946
            class: WRITE
            1 statement:
              | update orders set note = $1\\n
              | where id = $2
            parameter $1 (text) is null
            parameter $2 (int64): 7
            setting: role=app
            setting: search_path=public
            asked for: alice
              issuer: https://idp.example
            by agent: spiffe://x/agent/a
              issuer: https://idp.example
            workload: spiffe://x/agent/a
            task: t-1
            at most: 5 rows changed, 100 rows and 1048576 bytes released, 4096 bytes a cell, 30000 ms
            rows that it would change: 3
            rows as they were: not compared when it runs
            rule that asks: four-eyes=1
            asked at: 2027-01-15T08:00:00Z
            expires at: 2027-01-15T08:15:00Z
            decided on: 0000000000000000000000000000000000000000000000000000000000000000
            definitions: 0000000000000000000000000000000000000000000000000000000000000000
            nonce: 00000000000000000000000000000000

            what the gateway says beside that, under no digest
            state: pending
            ends by itself: 2027-01-15T08:15:00Z
            people who said yes: four-eyes 0 of 2
            reasons to ask: risk.no_key
            effect: kind: write
            effect: update public.orders: note (in conditions, functions or order: id)
            audit index: 7
            rows counted: 3
            undo: the former contents of rows are lost unless somebody kept them
            the first of these rows, masked for you:

            id | note
            ---+-----
            7  | NULL
            8  | ***

            UNTRUSTED, written by the agent:
              | the note was wrong
            """;

    private static Approval whole() {
        return new SampleOperation()
                .approval()
                .setExpireTime(Timestamp.newBuilder().setSeconds(1_800_000_900))
                .addRequirements(Requirement.newBuilder().setRule("four-eyes").setQuorum(2))
                .addReasons("risk.no_key")
                .setAuditIndex(7)
                .setOperation(UnderstoodOperation.newBuilder()
                        .setKind(OperationKind.OPERATION_KIND_WRITE)
                        .addEffects(Effect.newBuilder()
                                .setVerb(Verb.VERB_UPDATE)
                                .setTarget(ObjectRef.newBuilder()
                                        .setSchema("public")
                                        .setObject("orders"))
                                .addWritten("note")
                                .addTested("id")))
                .setPreview(OperationPreview.newBuilder()
                        .setAffected(3)
                        .setReversibility(Reversibility.REVERSIBILITY_CONTENTS_LOST)
                        .addAllColumns(List.of("id", "note"))
                        .addSample(SampleRow.newBuilder().addCells("7").addCells("NULL"))
                        .addSample(SampleRow.newBuilder().addCells("8").addCells("***")))
                .build();
    }

    private static void assertSafe(FakeGateway.Run run) {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()
                        .codePoints()
                        .filter(point -> point != '\n')
                        .allMatch(point -> point >= ' ' && point < 0x7F))
                .isTrue();
        assertThat(run.out().lines()).noneMatch(line -> line.equals("class: READ"));
    }

    private FakeGateway.Run show(Approval approval) throws IOException {
        try (var gateway = new FakeGateway(folder, new ScriptedApprovals(approval))) {
            return gateway.run("approval", "show", "a-1");
        }
    }
}
