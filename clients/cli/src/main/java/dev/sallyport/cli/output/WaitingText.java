package dev.sallyport.cli.output;

import dev.sallyport.client.Answer;
import dev.sallyport.v1.ApprovalRequired;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What to say where nothing ran, because a person has to say yes first. */
public final class WaitingText {
    private WaitingText() {}

    /** The lines, with what to do next on that source. */
    public static List<String> of(Answer answer, String source) {
        ApprovalRequired asked = answer.approvalRequired().orElseThrow();
        String name = asked.getApproval();
        List<String> lines = new ArrayList<>();
        lines.add("waiting: nothing ran, a person has to say yes first");
        lines.add("approval: " + name + ", expires at "
                + Instant.ofEpochSecond(asked.getExpireTime().getSeconds()));
        add(lines, "rules that ask: ", asked.getRulesList());
        add(lines, "reasons to ask: ", asked.getReasonsList());
        if (!asked.getInstead().isEmpty()) {
            lines.add("without a person: " + asked.getInstead());
        }
        lines.add("next: `sallyport approval wait " + name + "`, then `sallyport query " + source + " --approval "
                + name + "`");
        lines.add("audit index " + answer.auditIndex() + ", request " + answer.requestId());
        return lines.stream().map(Printable::of).toList();
    }

    private static void add(List<String> lines, String title, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(title + String.join(", ", names));
        }
    }
}
