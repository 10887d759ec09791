package dev.sallyport.cli.output;

import dev.sallyport.v1.Allowed;
import dev.sallyport.v1.ApprovalRequired;
import dev.sallyport.v1.Position;
import dev.sallyport.v1.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How an operation would be decided, for people and as JSON. */
record VerdictText(List<String> lines, Map<String, Object> json) {
    static VerdictText of(Allowed allowed) {
        return granted("allow", allowed.getGrantsList(), allowed.getPolicyEtag(), List.of(), List.of());
    }

    static VerdictText of(ApprovalRequired asked) {
        return granted(
                "ask", asked.getGrantsList(), asked.getPolicyEtag(), asked.getRulesList(), asked.getReasonsList());
    }

    private static VerdictText granted(
            String decision, List<String> grants, String policy, List<String> rules, List<String> reasons) {
        List<String> lines = new ArrayList<>();
        Map<String, Object> json = new LinkedHashMap<>();
        lines.add("decision: " + decision);
        json.put("decision", decision);
        if (!rules.isEmpty()) {
            lines.add("a person has to say yes by: " + String.join(", ", rules));
            json.put("approval_rules", rules);
        }
        if (!reasons.isEmpty()) {
            lines.add("a person has to say yes because of: " + String.join(", ", reasons));
            json.put("approval_reasons", reasons);
        }
        lines.add("grants: " + String.join(", ", grants));
        lines.add("policy: " + policy);
        json.put("grants", grants);
        json.put("policy_etag", policy);
        return new VerdictText(lines, json);
    }

    static VerdictText of(Refusal refusal) {
        String reason = AnswerPrinter.word(refusal.getReason().name(), "REASON_");
        Map<String, Object> why = new LinkedHashMap<>();
        why.put("reason", reason);
        why.put("message", refusal.getMessage());
        why.put("rule", refusal.getRule());
        why.put("next_step", refusal.getNextStep());
        if (refusal.hasPosition()) {
            why.put("position", place(refusal.getPosition()));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("decision", "deny");
        json.put("refusal", why);
        List<String> lines = List.of(
                "decision: deny",
                "refused: " + refusal.getMessage() + position(refusal),
                "reason: " + reason,
                "rule: " + refusal.getRule(),
                "next: " + NextStep.of(refusal.getNextStep()));
        return new VerdictText(lines, json);
    }

    private static Map<String, Object> place(Position at) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("line", at.getLine());
        place.put("column", at.getColumn());
        return place;
    }

    private static String position(Refusal refusal) {
        Position at = refusal.getPosition();
        return refusal.hasPosition() ? " (line " + at.getLine() + ", column " + at.getColumn() + ")" : "";
    }
}
