package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalEncoding;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.approval.Consents;
import dev.sallyport.server.approval.Decisions;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A road on which a write needs a person's yes, and people who can say it. */
abstract class ApprovalOnRoad {
    @TempDir
    private Path folder;

    private final Map<String, ECKey> keys = new HashMap<>();
    Road road;

    @BeforeEach
    final void openRoad() throws JOSEException {
        road = new Road(folder);
        road.write();
        rule("one");
        for (String approver : List.of("bea", "cai", "dan", "ann")) {
            enrol(approver);
        }
    }

    @AfterEach
    final void closeRoad() {
        road.close();
    }

    /** From now on this rule asks. */
    void rule(String name) {
        road.policy = Road.policyOf(2, Road.askingToUpdate(name));
    }

    private void enrol(String approver) throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        keys.put(approver, key);
        var _ = road.approvals.keys.propose(
                person("operator"), Rules.ISSUER, approver, key.toPublicJWK().toJSONString());
        var _ = road.approvals.keys.confirm(
                person("second"), key.computeThumbprint().toString());
    }

    /** Somebody who signed in just now with a security key. */
    Identity person(String name) {
        return person(Rules.ISSUER, name, road.now, List.of("hwk"), List.of());
    }

    static Identity person(
            String issuer, String name, @Nullable Instant authTime, List<String> amr, List<Identity.Actor> actors) {
        return new Identity(
                issuer,
                name,
                actors,
                "",
                "jti",
                "thumbprint",
                "spiffe://shop.example/laptop-of-" + name,
                Rules.NOW.plusSeconds(600),
                authTime,
                null,
                amr,
                Set.of(),
                Map.of(),
                Identity.Mode.DIRECT);
    }

    /** Sends the operation, which asks. */
    Approval ask() {
        RecordingAnswer answer = road.runAnew();
        assertThat(answer.messages).containsExactly("approval");
        return answer.approval.orElseThrow();
    }

    Approval now(Approval approval) {
        return road.approvals.approvals.find(approval.name()).orElseThrow();
    }

    /** The key of an approver. */
    ECKey key(String approver) {
        return Objects.requireNonNull(keys.get(approver));
    }

    Decisions.Result decide(String approver, Approval approval, Verdict verdict) {
        return decide(person(approver), key(approver), approval, verdict);
    }

    Decisions.Result decide(Identity approver, ECKey key, Approval approval, Verdict verdict) {
        byte[] digest = approval.question().getOperationDigest().toByteArray();
        String signature =
                sign(key, payload(digest, verdict, approval.name(), approver.issuer(), approver.human(), road.now, ""));
        return road.approvals.decisions.decide(
                approver, new Decisions.Said(approval.name(), digest, verdict, "", signature));
    }

    void approve(String approver, Approval approval) {
        assertThat(decide(approver, approval, Verdict.VERDICT_APPROVE)).isInstanceOf(Decisions.Result.Taken.class);
    }

    static Refusal refusal(Decisions.Result result) {
        assertThat(result).isInstanceOf(Decisions.Result.Refused.class);
        return ((Decisions.Result.Refused) result).refusal();
    }

    /** What is signed, by the words of the wire and not by our own code. */
    static byte[] payload(
            byte[] digest, Verdict verdict, String approval, String issuer, String human, Instant time, String reason) {
        var payload = new ByteArrayOutputStream();
        payload.writeBytes("sallyport-approval-v1\0".getBytes(StandardCharsets.UTF_8));
        payload.writeBytes(digest);
        payload.write(verdict.getNumber());
        for (String text : List.of(approval, issuer, human)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            payload.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) bytes.length).array());
            payload.writeBytes(bytes);
        }
        payload.writeBytes(ByteBuffer.allocate(8).putLong(time.getEpochSecond()).array());
        payload.writeBytes(Sha256.of(reason));
        return payload.toByteArray();
    }

    static String sign(ECKey key, byte[] payload) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.computeThumbprint().toString())
                    .build();
            var signed = new JWSObject(header, new Payload(payload));
            signed.sign(new ECDSASigner(key));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Comes back with the approval as a request of its own. */
    RecordingAnswer use(Approval approval, String requestId) {
        var answer = new RecordingAnswer(road.trail.log());
        var call = new ApprovalEncoding.Call(
                road.ask.identity, "127.0.0.1:5", requestId, "shop", approval.name(), road.ask.deadline);
        switch (road.approvals.consents.recall(call)) {
            case Consents.Recall.Refused(var refusal) -> answer.refuse(refusal, 0);
            case Consents.Recall.Submitted(Submission submission) -> road.run(submission, answer);
        }
        return answer;
    }

    void assertInvalid(RecordingAnswer answer, String rule) {
        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(Reason.APPROVAL_INVALID);
        assertThat(answer.refusals.getFirst().rule()).isEqualTo(rule);
        assertThat(road.engine.opened).isEmpty();
    }

    void assertState(Approval approval, ApprovalState state) {
        assertThat(now(approval).state()).isEqualTo(state);
    }
}
