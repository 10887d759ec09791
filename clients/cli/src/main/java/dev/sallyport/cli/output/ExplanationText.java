package dev.sallyport.cli.output;

import dev.sallyport.v1.ExplainDecisionResponse;
import dev.sallyport.v1.GrantVerdict;
import dev.sallyport.v1.MaskedColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How an operation of somebody would be decided, and on what. */
public final class ExplanationText {
    private ExplanationText() {}

    /** As a report; its list has the grants that were looked at. */
    public static Report of(ExplainDecisionResponse response) {
        VerdictText verdict = verdict(response);
        List<String> facts = new ArrayList<>(verdict.lines());
        facts.addAll(OperationText.lines(response.getOperation()));
        return new Report(
                facts,
                List.of("grant", "matched", "failed", "objects", "etag"),
                response.getVerdictsList().stream().map(ExplanationText::row).toList(),
                response.getMasksList().stream().map(ExplanationText::line).toList(),
                document(response, verdict));
    }

    private static VerdictText verdict(ExplainDecisionResponse response) {
        return switch (response.getVerdictCase()) {
            case ALLOWED -> VerdictText.of(response.getAllowed());
            case APPROVAL_REQUIRED -> VerdictText.of(response.getApprovalRequired());
            case REFUSAL, VERDICT_NOT_SET -> VerdictText.of(response.getRefusal());
        };
    }

    private static String line(MaskedColumn masked) {
        return ObjectText.name(masked.getColumn()) + ": " + masked.getMask();
    }

    private static List<String> row(GrantVerdict verdict) {
        return List.of(
                verdict.getGrant(),
                verdict.getMatched() ? "yes" : "no",
                verdict.getFailedDimension(),
                verdict.getObjectsList().stream().map(ObjectText::name).collect(Collectors.joining(", ")),
                verdict.getEtag());
    }

    private static Map<String, Object> document(ExplainDecisionResponse response, VerdictText verdict) {
        Map<String, Object> json = new LinkedHashMap<>(verdict.json());
        json.put("policy_etag", response.getPolicyEtag());
        json.put("operation", OperationText.json(response.getOperation()));
        json.put(
                "verdicts",
                response.getVerdictsList().stream().map(ExplanationText::json).toList());
        json.put(
                "masks",
                response.getMasksList().stream().map(ExplanationText::json).toList());
        return json;
    }

    private static Map<String, Object> json(GrantVerdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("grant", verdict.getGrant());
        json.put("etag", verdict.getEtag());
        json.put("matched", verdict.getMatched());
        json.put("failed", verdict.getFailedDimension());
        json.put(
                "objects",
                verdict.getObjectsList().stream().map(ObjectText::name).toList());
        return json;
    }

    private static Map<String, Object> json(MaskedColumn masked) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", ObjectText.name(masked.getColumn()));
        json.put("mask", masked.getMask());
        return json;
    }
}
