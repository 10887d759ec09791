package dev.sallyport.cli.output;

import dev.sallyport.client.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** A refusal for a person: one plain sentence, the rule, the next step, and where it stands in the trail. */
public final class RefusalText {
    private RefusalText() {}

    /** The lines. */
    public static List<String> of(RefusedException refused) {
        List<String> lines = new ArrayList<>();
        lines.add("refused: " + refused.getMessage() + position(refused));
        lines.add("reason: " + AnswerPrinter.word(refused.reason().name(), "REASON_"));
        add(lines, "rule: ", refused.rule());
        add(lines, "approval: ", refused.approval());
        add(lines, "next: ", refused.nextStep().isEmpty() ? credentials(refused) : NextStep.of(refused.nextStep()));
        refused.retryAfter().ifPresent(time -> lines.add("retry after: " + time.toMillis() + " ms"));
        if (refused.auditIndex() > 0 || !refused.requestId().isEmpty()) {
            lines.add("audit index " + refused.auditIndex()
                    + (refused.requestId().isEmpty() ? "" : ", request " + refused.requestId()));
        }
        return lines.stream().map(Printable::of).toList();
    }

    /** A gateway tells a stranger nothing more; this is what there is to look at on this side. */
    private static String credentials(RefusedException refused) {
        return switch (refused.reason()) {
            case REASON_CREDENTIALS_MISSING ->
                "give a token: `token_file` or `token_command` in the profile, or `--token-file`";
            case REASON_TOKEN_EXPIRED -> "get a new token where this one comes from, `sallyport doctor` tells its time";
            case REASON_CREDENTIALS_REJECTED ->
                "run `sallyport doctor`; a token must come from an issuer that the gateway trusts, be bound to this "
                        + "certificate and be no longer valid than the issuer may say; an auditor sees why in the trail";
            case REASON_NOT_ALLOWED ->
                "agents ask, approvers decide, admins manage, auditors read the trail, each with a token of their own: "
                        + "use the profile of somebody who may";
            default -> "";
        };
    }

    private static void add(List<String> lines, String title, String text) {
        if (!text.isEmpty()) {
            lines.add(title + text);
        }
    }

    private static String position(RefusedException refused) {
        return refused.position()
                .map(at -> " (line " + at.getLine() + ", column " + at.getColumn() + ")")
                .orElse("");
    }
}
