package dev.sallyport.cli.output;

import dev.sallyport.v1.Column;
import dev.sallyport.v1.DryRunResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a dry run found. */
public final class DryRunText {
    private DryRunText() {}

    /** As a report; its list has the columns of the answer. */
    public static Report of(DryRunResponse response) {
        VerdictText verdict = verdict(response);
        List<String> facts = new ArrayList<>(verdict.lines());
        facts.addAll(OperationText.lines(response.getOperation()));
        if (response.hasLimits()) {
            facts.add(OperationText.line(response.getLimits()));
        }
        return new Report(
                facts,
                List.of("column", "disclosure", "mask"),
                response.getColumnsList().stream().map(DryRunText::row).toList(),
                response.getHintsList().stream().map(Notes::hint).toList(),
                document(response, verdict));
    }

    private static VerdictText verdict(DryRunResponse response) {
        return switch (response.getVerdictCase()) {
            case ALLOWED -> VerdictText.of(response.getAllowed());
            case APPROVAL_REQUIRED -> VerdictText.of(response.getApprovalRequired());
            case REFUSAL, VERDICT_NOT_SET -> VerdictText.of(response.getRefusal());
        };
    }

    private static Map<String, Object> document(DryRunResponse response, VerdictText verdict) {
        Map<String, Object> json = new LinkedHashMap<>(verdict.json());
        json.put("operation", OperationText.json(response.getOperation()));
        if (response.hasLimits()) {
            json.put(
                    "columns",
                    response.getColumnsList().stream()
                            .map(AnswerPrinter::planned)
                            .toList());
            json.put(
                    "hints",
                    response.getHintsList().stream().map(AnswerPrinter::hint).toList());
            json.put("limits", OperationText.json(response.getLimits()));
        }
        return json;
    }

    private static List<String> row(Column column) {
        return List.of(
                column.getLabel(), AnswerPrinter.word(column.getDisclosure().name(), "DISCLOSURE_"), column.getMask());
    }
}
