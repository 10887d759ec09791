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
        add(lines, "next: ", refused.nextStep());
        refused.retryAfter().ifPresent(time -> lines.add("retry after: " + time.toMillis() + " ms"));
        if (refused.auditIndex() > 0 || !refused.requestId().isEmpty()) {
            lines.add("audit index " + refused.auditIndex() + ", request " + refused.requestId());
        }
        return lines.stream().map(Printable::of).toList();
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
