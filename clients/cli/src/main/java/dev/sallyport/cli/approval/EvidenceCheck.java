package dev.sallyport.cli.approval;

import com.google.protobuf.ByteString;
import dev.sallyport.cli.output.DecisionText;
import dev.sallyport.cli.output.FieldsText;
import dev.sallyport.client.approval.MalformedBytesException;
import dev.sallyport.client.approval.OperationField;
import dev.sallyport.client.approval.OperationFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks an evidence file from itself alone. */
public final class EvidenceCheck {
    private static final Set<String> STATES =
            Set.of("PENDING", "APPROVED", "CONSUMED", "REJECTED", "EXPIRED", "CANCELLED", "INVALIDATED");
    private static final Set<String> NEEDS_YES = Set.of("APPROVED", "CONSUMED");

    private final Evidence evidence;
    private final Set<String> pins;
    private final List<String> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * What came of it.
     *
     * @param lines what the file is about, safe to print
     */
    public record Checked(List<String> lines, List<Problem> problems) {
        public Checked {
            lines = List.copyOf(lines);
            problems = List.copyOf(problems);
        }
    }

    private EvidenceCheck(Evidence evidence, Set<String> pins) {
        this.evidence = evidence;
        this.pins = pins;
    }

    /** Checks all of it; with pins, a decision by any other key proves nothing. */
    public static Checked of(Evidence evidence, Set<String> pins) {
        var check = new EvidenceCheck(evidence, pins);
        Optional<OperationFields> fields = check.fields();
        fields.ifPresent(check::decisions);
        check.state();
        fields.ifPresent(check::quorum);
        fields.ifPresent(known -> check.lines.addAll(FieldsText.intent(known)));
        return new Checked(check.lines, check.problems);
    }

    private Optional<OperationFields> fields() {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(Evidence.text(evidence.operation()));
            var fields = OperationFields.parse(ByteString.copyFrom(bytes));
            String digest = HexFormat.of().formatHex(fields.digest().toByteArray());
            require(
                    digest.equals(Evidence.text(evidence.digest())),
                    "the digest of the file is not that of its operation, which is `" + digest + "`",
                    "the operation was changed after it was signed, or the digest was");
            lines.addAll(
                    DecisionText.head(Evidence.text(evidence.approval()), Evidence.text(evidence.state()), digest));
            lines.addAll(FieldsText.of(fields));
            return Optional.of(fields);
        } catch (IllegalArgumentException | MalformedBytesException e) {
            problems.add(new Problem(
                    "the operation cannot be read: " + e.getMessage(), "nobody can say what was decided about"));
            return Optional.empty();
        }
    }

    private List<Evidence.Decision> given() {
        List<Evidence.Decision> decisions = evidence.decisions();
        return decisions == null ? List.of() : decisions;
    }

    private void decisions(OperationFields fields) {
        Set<String> humans = new HashSet<>();
        Set<String> keys = new HashSet<>();
        int number = 0;
        for (Evidence.Decision decision : given()) {
            String title = "decision " + ++number;
            var checked = DecisionCheck.of(title, decision, Evidence.text(evidence.approval()), fields, pins);
            problems.addAll(checked.problems());
            String human = Evidence.text(decision.human());
            require(humans.add(human), title + ": `" + human + "` decided before", "one person counts once");
            require(
                    keys.add(checked.thumbprint()),
                    title + ": its key signed another person's decision",
                    "one key is one person");
            lines.addAll(DecisionText.of(title, told(decision, checked)));
        }
    }

    private static DecisionText.Told told(Evidence.Decision decision, DecisionCheck.Checked checked) {
        List<String> admins = decision.enrolledBy();
        Long time = decision.time();
        Long index = decision.auditIndex();
        return new DecisionText.Told(
                Evidence.text(decision.verdict()),
                Evidence.text(decision.human()),
                Evidence.text(decision.issuer()),
                time == null ? "no time" : time(time),
                Evidence.text(decision.reason()),
                checked.thumbprint(),
                checked.byCertificate(),
                admins == null ? List.of() : admins,
                index == null ? "" : index.toString());
    }

    private static String time(long seconds) {
        return Math.abs(seconds) > Instant.MAX.getEpochSecond()
                ? "no time"
                : Instant.ofEpochSecond(seconds).toString();
    }

    private void state() {
        String state = Evidence.text(evidence.state());
        require(STATES.contains(state), "the state `" + state + "` is not known", "it may mean anything");
        boolean yes = verdicts().anyMatch("approve"::equals);
        boolean no = verdicts().anyMatch("reject"::equals);
        require(
                !NEEDS_YES.contains(state) || (yes && !no),
                "it is `" + state + "` and there is " + (yes ? "a no" : "no yes") + " in the file",
                "an approval stands on signed decisions alone");
        require(
                !state.equals("REJECTED") || no,
                "it is `" + state + "` and there is no no in the file",
                "a rejection stands on a signed decision alone");
    }

    /** As many different humans as the largest quorum of the rules that stand in the signed bytes; none where that cannot be read. */
    private void quorum(OperationFields of) {
        long humans = given().stream()
                .map(decision -> Evidence.text(decision.human()).toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        long quorum = of.texts(OperationField.RULES).stream()
                .mapToLong(EvidenceCheck::quorum)
                .max()
                .orElse(Long.MAX_VALUE);
        require(
                !NEEDS_YES.contains(Evidence.text(evidence.state())) || humans >= quorum,
                "it is `" + Evidence.text(evidence.state()) + "` by " + humans
                        + " humans, and the rules that were signed want "
                        + (quorum == Long.MAX_VALUE ? "a number that cannot be read" : quorum),
                "a quorum is one of different humans");
    }

    private static long quorum(String rule) {
        String number = rule.substring(rule.lastIndexOf('=') + 1);
        return number.matches("[1-9]\\d{0,3}") && !number.equals(rule) ? Long.parseLong(number) : Long.MAX_VALUE;
    }

    private Stream<String> verdicts() {
        return given().stream().map(decision -> Evidence.text(decision.verdict()));
    }

    private void require(boolean holds, String what, String why) {
        if (!holds) {
            problems.add(new Problem(what, why));
        }
    }
}
