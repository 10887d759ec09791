package dev.sallyport.cli.output;

import com.google.protobuf.Timestamp;
import dev.sallyport.client.approval.OperationFields;
import dev.sallyport.v1.Approval;
import dev.sallyport.v1.OperationPreview;
import dev.sallyport.v1.Reversibility;
import dev.sallyport.v1.SignedDecision;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** One approval for the person who decides: first what the digest is over, then what the gateway says, then the agent. */
public final class ApprovalText {
    /** The fields of {@link #row}. */
    public static final List<String> FIELDS = List.of(
            "name", "state", "source", "database", "kind", "asked_for", "agent", "answered", "asked", "expires");

    private final PrintWriter out;

    private ApprovalText(PrintWriter out) {
        this.out = out;
    }

    /** Prints it. */
    public static void print(PrintWriter out, Approval approval, OperationFields fields) {
        List<String> bound = FieldsText.of(fields);
        var text = new ApprovalText(out);
        text.line("approval " + Margin.visible(approval.getName()));
        text.line("digest: " + HexFormat.of().formatHex(fields.digest().toByteArray()));
        text.line("computed here, from the fields below; a decision is signed over it");
        out.println();
        bound.forEach(text::line);
        out.println();
        text.line("what the gateway says beside that, under no digest");
        text.told(approval);
        text.preview(approval.getPreview());
        out.println();
        FieldsText.intent(fields).forEach(text::line);
        out.flush();
    }

    /** One approval of a list, as the gateway tells it. */
    public static List<String> row(Approval approval) {
        return List.of(
                approval.getName(),
                state(approval),
                approval.getSource(),
                approval.getDatabase(),
                AnswerPrinter.word(approval.getOperation().getKind().name(), "OPERATION_KIND_"),
                approval.getRequester().getHuman(),
                approval.getRequester().getAgent(),
                answered(approval),
                time(approval.getCreateTime()),
                time(approval.getExpireTime()));
    }

    /** Where it stands, in a word. */
    public static String state(Approval approval) {
        return AnswerPrinter.word(approval.getState().name(), "APPROVAL_STATE_");
    }

    /** How far each rule is answered: `four-eyes 1 of 2`. */
    public static String answered(Approval approval) {
        return approval.getRequirementsList().stream()
                .map(each -> each.getRule() + " " + each.getGiven() + " of " + each.getQuorum())
                .collect(Collectors.joining(", "));
    }

    private void told(Approval approval) {
        add("state", state(approval) + (approval.getEndedBecause().isEmpty() ? "" : ": " + approval.getEndedBecause()));
        add("ends by itself", time(approval.getExpireTime()));
        add("people who said yes", answered(approval));
        add("reasons to ask", String.join(", ", approval.getReasonsList()));
        OperationText.lines(approval.getOperation()).forEach(each -> add("effect", each));
        approval.getDecisionsList().forEach(this::decision);
        add("asks alike", approval.getGroup());
        add("audit index", Long.toString(approval.getAuditIndex()));
    }

    private void decision(SignedDecision decision) {
        add(AnswerPrinter.word(decision.getVerdict().name(), "VERDICT_") + " by", decision.getHuman());
        add("  issuer", decision.getIssuer());
        add("  at", time(decision.getTime()));
        add("  because", decision.getReason());
    }

    private void preview(OperationPreview preview) {
        add("rows counted", preview.hasAffected() ? Long.toUnsignedString(preview.getAffected()) : "not counted");
        add("undo", undo(preview.getReversibility()));
        if (preview.getColumnsCount() == 0) {
            return;
        }
        line("the first of these rows, masked for you:");
        out.println();
        int columns = preview.getColumnsCount();
        new ListPrinter(out, preview.getColumnsList())
                .print(
                        preview.getSampleList().stream()
                                .filter(row -> row.getCellsCount() == columns)
                                .map(row -> row.getCellsList())
                                .toList(),
                        Format.table);
    }

    private static String undo(Reversibility reversibility) {
        return switch (reversibility) {
            case REVERSIBILITY_NOTHING_TO_UNDO -> "nothing to undo, it changes nothing";
            case REVERSIBILITY_REMOVABLE -> "what it makes can be removed again";
            case REVERSIBILITY_CONTENTS_LOST -> "the former contents of rows are lost unless somebody kept them";
            case REVERSIBILITY_IRREVERSIBLE -> "cannot be undone: structure or whole tables are lost";
            case REVERSIBILITY_UNSPECIFIED, UNRECOGNIZED -> "not known, take it for one that cannot be undone";
        };
    }

    static String time(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds()).toString();
    }

    private void add(String title, String text) {
        if (!text.isEmpty()) {
            Margin.of(title, text).forEach(this::line);
        }
    }

    /** What comes here was made visible already, and this does nothing to it. */
    private void line(String line) {
        out.println(Printable.of(line));
    }
}
