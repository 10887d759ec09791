package dev.sallyport.cli;

import dev.sallyport.cli.output.JsonText;
import dev.sallyport.client.approval.DecisionPayload;
import dev.sallyport.client.approval.DecisionSigner;
import dev.sallyport.v1.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody with a key, and the evidence of what they signed. */
record SampleApprover(String human, KeyPair pair, DecisionSigner signer) {
    static final String ISSUER = "https://idp.example";
    static final long TIME = 1_800_000_100L;

    static SampleApprover of(String human) {
        return of(human, "EC");
    }

    static SampleApprover of(String human, String kind) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            KeyPair pair = generator.generateKeyPair();
            return new SampleApprover(human, pair, DecisionSigner.enrolled(pair.getPrivate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PrivateKey key() {
        return pair.getPrivate();
    }

    String thumbprint() {
        return signer.jwk().thumbprint();
    }

    /** A token of that human; nobody checks its signature here. */
    String token() {
        String claims = "{\"iss\":\"" + ISSUER + "\",\"sub\":\"" + human + "\"}";
        return "e30." + base64(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }

    Map<String, Object> decision(SampleOperation operation, Verdict verdict, String reason) {
        var payload = new DecisionPayload(
                operation.digest(),
                verdict,
                "a-1",
                ISSUER,
                human,
                Instant.ofEpochSecond(TIME),
                DecisionPayload.reason(reason));
        String json = signer.jwk().json();
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("issuer", ISSUER);
        decision.put("human", human);
        decision.put("verdict", verdict == Verdict.VERDICT_APPROVE ? "approve" : "reject");
        decision.put("reason", reason);
        decision.put("time", TIME);
        decision.put("signature", signer.sign(payload));
        decision.put("key", members(json));
        decision.put("enrolled_by", List.of(ISSUER + " carol", ISSUER + " dave"));
        decision.put("audit_index", 9);
        return decision;
    }

    private static Map<String, Object> members(String json) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String member : json.replaceAll("[{}\"]", "").split(",", -1)) {
            members.put(member.substring(0, member.indexOf(':')), member.substring(member.indexOf(':') + 1));
        }
        return members;
    }

    @SafeVarargs
    static Map<String, Object> evidence(SampleOperation operation, String state, Map<String, Object>... decisions) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("version", 1);
        evidence.put("approval", "a-1");
        evidence.put("operation", base64(operation.bytes().toByteArray()));
        evidence.put("digest", HexFormat.of().formatHex(operation.digest().toByteArray()));
        evidence.put("state", state);
        List<Object> said = new ArrayList<>();
        for (Map<String, Object> decision : decisions) {
            said.add(decision);
        }
        evidence.put("decisions", said);
        return evidence;
    }

    static String text(Map<String, Object> evidence) {
        return JsonText.of(evidence);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
