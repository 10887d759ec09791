package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.client.approval.OperationField;
import dev.sallyport.v1.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change to an evidence file is refused, by the command and by the verifier in another language. */
class ApprovalVerifyTest {
    private static final SampleOperation OPERATION = new SampleOperation();
    private static final SampleApprover BOB = SampleApprover.of("bob");
    private static final SampleApprover CAROL = SampleApprover.of("carol");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    static Stream<Arguments> tampered() throws Exception {
        return Stream.of(documents(), people(), decisions()).flatMap(each -> each);
    }

    private static Stream<Arguments> documents() {
        return Stream.of(
                whole(
                        "operation of another statement",
                        evidence -> with(
                                evidence,
                                "operation",
                                operation(new SampleOperation().with(OperationField.STATEMENT, "drop")))),
                whole("both operation and digest", _ -> {
                    var other = new SampleOperation().with(OperationField.HUMAN, "eve");
                    return SampleApprover.evidence(other, "APPROVED", yes());
                }),
                whole("digest", evidence -> with(evidence, "digest", "00".repeat(32))),
                whole(
                        "operation cut",
                        evidence -> with(
                                evidence,
                                "operation",
                                SampleApprover.base64(
                                        OPERATION.bytes().substring(0, 40).toByteArray()))),
                whole("name", evidence -> with(evidence, "approval", "a-2")));
    }

    private static Stream<Arguments> people() {
        return Stream.of(
                whole("no decision", _ -> SampleApprover.evidence(OPERATION, "APPROVED")),
                whole("a no", _ -> SampleApprover.evidence(OPERATION, "APPROVED", said(Verdict.VERDICT_REJECT))),
                whole("no no", evidence -> with(evidence, "state", "REJECTED")),
                whole("twice the same person", _ -> approved(yes(), yes())),
                whole("one person with two keys", _ -> approved(yes(), yes(SampleApprover.of("bob")))),
                whole(
                        "two people with one key",
                        _ -> approved(yes(), yes(new SampleApprover("carol", BOB.pair(), BOB.signer())))),
                whole("who asked", _ -> approved(yes(SampleApprover.of("alice")))),
                whole("agent that asked", _ -> approved(yes(SampleApprover.of("spiffe://x/agent/a")))));
    }

    private static Stream<Arguments> decisions() throws Exception {
        return Stream.of(
                decision("verdict", "verdict", "reject"),
                decision("no verdict", "verdict", "maybe"),
                decision("reason", "reason", "other"),
                decision("approver", "human", "carol"),
                decision("issuer", "issuer", "https://other.example"),
                decision("time", "time", SampleApprover.TIME + 1),
                decision("key", "key", Objects.requireNonNull(carol().get("key"))),
                decision("signature of another", "signature", String.valueOf(carol().get("signature"))),
                decision("signature in DER", "signature", der()),
                decision(
                        "signature cut",
                        "signature",
                        String.valueOf(yes().get("signature")).substring(0, 90)),
                decision("last byte of the signature", "signature", turned(String.valueOf(yes().get("signature")))),
                decision("no signature", "signature", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampered")
    void changedEvidenceIsRefused(String name, Map<String, Object> evidence) throws Exception {
        Path file = write(evidence);
        var run = verify(file);
        assertThat(run.code()).as(run.out()).isEqualTo(1);
        assertThat(run.out())
                .contains("broken: ")
                .contains("\nwhy: ")
                .contains("\nnext: ")
                .doesNotContain("whole: ");
        var python = Verifiers.python("verify_decision.py", file);
        assertThat(python.code()).as(name + python.text()).isEqualTo(1);
        assertThat(python.text()).contains("broken: ").doesNotContain("whole: ");
    }

    @Test
    void keyThatIsNotPinnedIsRefused() throws Exception {
        Path file = write(good());
        var run = verify(file, "--key", CAROL.thumbprint());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("its key `" + BOB.thumbprint() + "` is none of those of `--key`");
        assertThat(verify(file, "--key", CAROL.thumbprint(), "--key", BOB.thumbprint())
                        .code())
                .isZero();
        assertThat(verify(file, "--key", "short").code()).isEqualTo(2);
    }

    @Test
    void fileThatIsNoEvidenceSaysWhatToDo() throws IOException {
        Path file = folder.resolve("evidence.json");
        for (String text : List.of("", "null", "[]", "{\"version\":2}", "{\"version\":1,\"version\":1}", "x")) {
            Files.writeString(file, text);
            var run = verify(file);
            assertThat(run.code()).as(text).isEqualTo(1);
            assertThat(run.err()).startsWith("error: `").contains("\nnext: get it with `sallyport approval evidence");
        }
        assertThat(verify(folder.resolve("missing")).code()).isEqualTo(1);
    }

    @Test
    void textOfAnybodyReachesTheTerminalVisibly() throws Exception {
        var hostile = new SampleOperation()
                .with(OperationField.INTENT, "\u001b[2J\u202e\rwhole: 1 decision\nwhole: 2 decisions");
        var run = verify(write(SampleApprover.evidence(
                hostile, "APPROVED", BOB.decision(hostile, Verdict.VERDICT_APPROVE, "\u001b]0;\u0007\nwhole: x"))));
        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("\u001b", "\u202e", "\r", "\u0007", "\nwhole: 2", "\nwhole: x");
    }

    @Test
    void goodEvidenceIsWholeForBoth() throws Exception {
        Path file = write(SampleApprover.evidence(OPERATION, "CONSUMED", yes(), carol()));
        var run = verify(file);
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("decision 1: approve at 2027-01-15T08:01:40Z\n  by: bob\n  issuer: https://idp.example\n")
                .contains("  key: " + CAROL.thumbprint() + ", enrolled\n  enrolled by: https://idp.example carol\n")
                .contains(
                        "whole: 2 decisions, signed over these fields by the keys that the file names\nnext: compare");
        var python = Verifiers.python("verify_decision.py", file);
        assertThat(python.code()).as(python.text()).isZero();
        assertThat(python.text()).contains("with key " + BOB.thumbprint()).contains("whole: 2 decisions, CONSUMED");
        Path rejected = write(SampleApprover.evidence(OPERATION, "REJECTED", said(Verdict.VERDICT_REJECT)));
        assertThat(verify(rejected).code()).isZero();
        assertThat(Verifiers.python("verify_decision.py", rejected).code()).isZero();
    }

    @Test
    void edwardsKeysSignToo() throws Exception {
        var dave = SampleApprover.of("dave", "Ed25519");
        Map<String, Object> decision = dave.decision(OPERATION, Verdict.VERDICT_APPROVE, "ok");
        assertThat(verify(write(SampleApprover.evidence(OPERATION, "APPROVED", decision)))
                        .code())
                .isZero();
        decision.put("reason", "other");
        assertThat(verify(write(SampleApprover.evidence(OPERATION, "APPROVED", decision)))
                        .code())
                .isEqualTo(1);
    }

    private static Map<String, Object> good() {
        return SampleApprover.evidence(OPERATION, "APPROVED", yes());
    }

    @SafeVarargs
    private static Map<String, Object> approved(Map<String, Object>... decisions) {
        return SampleApprover.evidence(OPERATION, "APPROVED", decisions);
    }

    private static Map<String, Object> yes(SampleApprover approver) {
        return approver.decision(OPERATION, Verdict.VERDICT_APPROVE, "");
    }

    private static Map<String, Object> yes() {
        return said(Verdict.VERDICT_APPROVE);
    }

    private static Map<String, Object> said(Verdict verdict) {
        return BOB.decision(OPERATION, verdict, "looks right");
    }

    private static Map<String, Object> carol() {
        return CAROL.decision(OPERATION, Verdict.VERDICT_APPROVE, "looks right");
    }

    private static Arguments whole(String name, UnaryOperator<Map<String, Object>> change) {
        return Arguments.of(name, change.apply(good()));
    }

    private static Arguments decision(String name, String key, Object value) {
        return Arguments.of(name, SampleApprover.evidence(OPERATION, "APPROVED", with(yes(), key, value)));
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static String operation(SampleOperation operation) {
        return SampleApprover.base64(operation.bytes().toByteArray());
    }

    private static String der() throws Exception {
        String jws = String.valueOf(yes().get("signature"));
        String input = jws.substring(0, jws.lastIndexOf('.'));
        Signature signing = Signature.getInstance("SHA256withECDSA");
        signing.initSign(BOB.key());
        signing.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + SampleApprover.base64(signing.sign());
    }

    private static String turned(String jws) {
        int dot = jws.lastIndexOf('.');
        byte[] signature = Base64.getUrlDecoder().decode(jws.substring(dot + 1));
        signature[signature.length - 1] ^= 1;
        return jws.substring(0, dot + 1) + SampleApprover.base64(signature);
    }

    private Path write(Map<String, Object> evidence) throws IOException {
        return Files.writeString(folder.resolve("evidence.json"), SampleApprover.text(evidence));
    }

    private FakeGateway.Run verify(Path file, String... options) throws IOException {
        try (var gateway = new FakeGateway(folder)) {
            return gateway.runAlone(Stream.concat(Stream.of("approval", "verify", file.toString()), Stream.of(options))
                    .toArray(String[]::new));
        }
    }
}
