package dev.sallyport.server.rpc.approval;

import dev.sallyport.server.approval.Approval;
import dev.sallyport.v1.SignedDecision;
import dev.sallyport.v1.Verdict;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a third party needs to check a decision without us: what was signed, the signatures, and the keys, as a JSON document. */
final class Evidence {
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Evidence() {}

    static byte[] of(Approval approval) {
        ObjectNode document = MAPPER.createObjectNode()
                .put("version", VERSION)
                .put("approval", approval.name())
                .put(
                        "operation",
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(approval.fields().bytes()))
                .put("digest", HexFormat.of().formatHex(approval.fields().digest()))
                .put("state", approval.state().name())
                .put("audit_index", approval.auditIndex());
        ArrayNode decisions = document.putArray("decisions");
        approval.decisions().forEach(decision -> write(decisions.addObject(), decision));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    }

    private static void write(ObjectNode node, SignedDecision decision) {
        ArrayNode admins = node.put("issuer", decision.getIssuer())
                .put("human", decision.getHuman())
                .put("verdict", decision.getVerdict() == Verdict.VERDICT_APPROVE ? "approve" : "reject")
                .put("reason", decision.getReason())
                .put("time", decision.getTime().getSeconds())
                .put("signature", decision.getSignature())
                .put("audit_index", decision.getAuditIndex())
                .set("key", MAPPER.readTree(decision.getKey()))
                .putArray("enrolled_by");
        decision.getEnrolledByList().forEach(admins::add);
    }
}
