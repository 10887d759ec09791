package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Provenance;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.approval.ApproverKeys;
import dev.sallyport.server.approval.Decisions;
import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may decide, and by which signature. */
class ApprovalDeciderTest extends ApprovalOnRoad {
    private static final Verdict YES = Verdict.VERDICT_APPROVE;

    private void assertRefused(Decisions.Result result, String rule, Approval approval) {
        assertThat(refusal(result).rule()).isEqualTo(rule);
        assertState(approval, ApprovalState.PENDING);
    }

    @Test
    void nobodyApprovesForThemselves() {
        Approval approval = ask();
        assertRefused(decide("ann", approval, YES), "approvals.separation", approval);
    }

    @Test
    void noSecondAccountOfTheSameNameDoesEither() {
        Approval approval = ask();
        Identity elsewhere = person("https://idp.other.example", "Ann", road.now, List.of("hwk"), List.of());
        assertRefused(decide(elsewhere, key("ann"), approval, YES), "approvals.separation", approval);
    }

    @Test
    void noAgentDecides() {
        Approval approval = ask();
        Identity agent = person(
                Rules.ISSUER,
                "bea",
                road.now,
                List.of("hwk"),
                List.of(new Identity.Actor(Rules.ISSUER, "spiffe://shop.example/agent")));
        assertRefused(decide(agent, key("bea"), approval, YES), "approvals.human", approval);
    }

    @Test
    void whoWroteTheGrantDoesNotDecideUnderIt() {
        road.policy = Road.policyOf(
                2, Road.askingToUpdate("one").with(new Provenance(1, Rules.ISSUER + " bea", Rules.NOW, "")));
        Approval approval = ask();
        assertRefused(decide("bea", approval, YES), "approvals.separation", approval);
    }

    @Test
    void aSignInOfLongAgoIsNotEnough() {
        Approval approval = ask();
        Instant longAgo = road.now.minus(Duration.ofMinutes(5)).minusSeconds(1);
        assertNotFresh(approval, null);
        assertNotFresh(approval, longAgo);
        assertNotFresh(approval, road.now.plus(Duration.ofMinutes(1)));
    }

    private void assertNotFresh(Approval approval, @Nullable Instant time) {
        Identity bea = person(Rules.ISSUER, "bea", time, List.of("hwk"), List.of());
        assertRefused(decide(bea, key("bea"), approval, YES), "approvals.signed-in", approval);
    }

    @Test
    void aPasswordIsNotEnough() {
        Approval approval = ask();
        Identity bea = person(Rules.ISSUER, "bea", road.now, List.of("pwd", "otp", "sms"), List.of());
        assertRefused(decide(bea, key("bea"), approval, YES), "approvals.methods", approval);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere", "ddl-only"})
    void anApproverOfAnotherSourceOrKindDoesNotDecide(String rule) {
        rule(rule);
        Approval approval = ask();
        assertRefused(decide("bea", approval, YES), "approvals.approvers", approval);
    }

    @Test
    void oneHumanIsNotTwo() {
        rule("four-eyes");
        Approval approval = ask();
        approve("bea", approval);
        assertRefused(decide("bea", approval, YES), "approvals.quorum", approval);
        Identity elsewhere = person("https://idp.other.example", "bea", road.now, List.of("hwk"), List.of());
        assertThat(refusal(decide(elsewhere, key("bea"), approval, YES)).rule()).startsWith("approvals.");
        approve("cai", approval);
        assertState(approval, ApprovalState.APPROVED);
    }

    @Test
    void aKeyThatIsNotEnrolledForTheApproverSignsNothing() throws Exception {
        Approval approval = ask();
        ECKey unknown = new ECKeyGenerator(Curve.P_256).generate();
        assertRefused(decide(person("bea"), unknown, approval, YES), "approvals.signature", approval);
        assertRefused(decide(person("bea"), key("cai"), approval, YES), "approvals.signature", approval);
        var _ = road.approvals.keys.propose(
                person("operator"), Rules.ISSUER, "bea", unknown.toPublicJWK().toJSONString());
        assertRefused(decide(person("bea"), unknown, approval, YES), "approvals.signature", approval);
    }

    @Test
    void aKeyTakesTwoAdminsAndNeitherIsItsOwner() throws Exception {
        String jwk = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString();
        ApproverKeys keysOf = road.approvals.keys;
        assertThat(keysOf.propose(person("bea"), Rules.ISSUER, "bea", jwk))
                .isInstanceOf(ApproverKeys.Result.Refused.class);
        var proposed = (ApproverKeys.Result.Done) keysOf.propose(person("operator"), Rules.ISSUER, "bea", jwk);
        String id = proposed.key().id();
        assertThat(keysOf.confirm(person("operator"), id)).isInstanceOf(ApproverKeys.Result.Refused.class);
        assertThat(keysOf.confirm(person("bea"), id)).isInstanceOf(ApproverKeys.Result.Refused.class);
        assertThat(keysOf.confirm(person("second"), id)).isInstanceOf(ApproverKeys.Result.Done.class);
        assertThat(keysOf.propose(person("operator"), Rules.ISSUER, "cai", jwk))
                .isInstanceOf(ApproverKeys.Result.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "private", "P-384", "nonsense"})
    void onlyPublicKeysOfTwoKindsAreEnrolled(String kind) throws Exception {
        String jwk = switch (kind) {
            case "RSA" ->
                new com.nimbusds.jose.jwk.gen.RSAKeyGenerator(2048)
                        .generate()
                        .toPublicJWK()
                        .toJSONString();
            case "private" -> new ECKeyGenerator(Curve.P_256).generate().toJSONString();
            case "P-384" ->
                new ECKeyGenerator(Curve.P_384).generate().toPublicJWK().toJSONString();
            default -> "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}";
        };
        assertThat(road.approvals.keys.propose(person("operator"), Rules.ISSUER, "bea", jwk))
                .isInstanceOf(ApproverKeys.Result.Refused.class);
    }

    @Test
    void aKeyThatIsRevokedTakesBackWhatItSigned() throws Exception {
        Approval approval = ask();
        approve("bea", approval);
        var _ = road.approvals.keys.revoke(
                person("operator"), key("bea").computeThumbprint().toString());

        assertInvalid(use(approval, "run-1"), "approvals.keys");
        assertState(approval, ApprovalState.INVALIDATED);
    }

    @Test
    void aSignatureIsOverThisDecisionAlone() {
        Approval other = ask();
        road.ask.requestId = "request-2";
        Approval approval = ask();
        byte[] digest = approval.question().getOperationDigest().toByteArray();
        byte[] others = other.question().getOperationDigest().toByteArray();
        String name = approval.name();
        String issuer = Rules.ISSUER;
        List<byte[]> payloads = List.of(
                payload(others, YES, name, issuer, "bea", road.now, ""),
                payload(digest, Verdict.VERDICT_REJECT, name, issuer, "bea", road.now, ""),
                payload(digest, YES, other.name(), issuer, "bea", road.now, ""),
                payload(digest, YES, name, "https://idp.other.example", "bea", road.now, ""),
                payload(digest, YES, name, issuer, "cai", road.now, ""),
                payload(digest, YES, name, issuer, "bea", road.now, "other reason"),
                new byte[0]);
        for (byte[] payload : payloads) {
            assertRefused(say(approval, digest, sign(key("bea"), payload)), "approvals.signature", approval);
        }
        String good = sign(key("bea"), payload(digest, YES, name, issuer, "bea", road.now, ""));
        assertRefused(say(approval, others, good), "approvals.digest", approval);
        assertRefused(say(approval, digest, good + "A"), "approvals.signature", approval);
        assertRefused(say(approval, digest, good.replace('.', ',')), "approvals.signature", approval);
        assertThat(say(approval, digest, good)).isInstanceOf(Decisions.Result.Taken.class);
    }

    private Decisions.Result say(Approval approval, byte[] digest, String signature) {
        return road.approvals.decisions.decide(
                person("bea"), new Decisions.Said(approval.name(), digest, YES, "", signature));
    }

    /** Whoever takes another spelling takes what the next reader calls broken. */
    @Test
    void aSignatureHasOneSpelling() {
        Approval approval = ask();
        byte[] digest = approval.question().getOperationDigest().toByteArray();
        String good = sign(key("bea"), payload(digest, YES, approval.name(), Rules.ISSUER, "bea", road.now, ""));
        String[] parts = good.split("\\.", -1);
        for (String other : List.of(
                good + "=",
                good + "*",
                parts[0] + "." + parts[1] + "*." + parts[2],
                parts[0] + "." + parts[1] + "\n." + parts[2],
                " " + good,
                good + "." + parts[2])) {
            assertRefused(say(approval, digest, other), "approvals.signature", approval);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA"})
    void aPointThatSignsEverythingIsNoKey(String point) {
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + point + "\"}";
        assertThat(road.approvals.keys.propose(person("operator"), Rules.ISSUER, "bea", jwk))
                .isInstanceOf(ApproverKeys.Result.Refused.class);
    }

    @Test
    void aSignatureOfAnotherTimeIsNotTaken() {
        Approval approval = ask();
        byte[] digest = approval.question().getOperationDigest().toByteArray();
        for (Duration off : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
            byte[] payload = payload(digest, YES, approval.name(), Rules.ISSUER, "bea", road.now.plus(off), "");
            assertRefused(say(approval, digest, sign(key("bea"), payload)), "approvals.signed-at", approval);
        }
    }

    @Test
    void aMacWithThePublicKeyIsNoSignature() throws Exception {
        Approval approval = ask();
        byte[] digest = approval.question().getOperationDigest().toByteArray();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(key("bea").computeThumbprint().toString())
                .build();
        var signed = new JWSObject(
                header, new Payload(payload(digest, YES, approval.name(), Rules.ISSUER, "bea", road.now, "")));
        signed.sign(new MACSigner(key("bea").toPublicJWK().toJSONString()));

        assertRefused(say(approval, digest, signed.serialize()), "approvals.signature", approval);
    }
}
