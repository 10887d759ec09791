package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Anonymous;
import dev.sallyport.e2e.CellText;
import dev.sallyport.e2e.bypass.RawDocuments;
import dev.sallyport.e2e.corpora.WireCommand;
import dev.sallyport.v1.DryRunResponse;
import dev.sallyport.v1.OperationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts what became of each command, by its name. */
final class WireTally {
    private static final Pattern RULE = Pattern.compile("rule: \"([^\"]+)\"");

    private final Map<String, Map<String, Integer>> ends = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private int reads;
    private int understood;
    private int differing;

    /** A read that the server takes. */
    void read(WireCommand command, Answered answer, List<String> raw) {
        reads++;
        if (!answer.isWhole()) {
            end(command, rule(answer.end()), answer.end());
            return;
        }
        understood++;
        if (sorted(answer.rows()).equals(sorted(raw))) {
            end(command, "answered alike", "");
        } else {
            differing++;
            end(command, "answered otherwise", answer.rows() + " and the server " + raw);
        }
    }

    /** Distinct values come in no order, documents in that of their collection unless another one is asked for. */
    private static List<String> sorted(List<String> documents) {
        boolean isDistinct = documents.size() == 1 && documents.getFirst().startsWith("`{\"values\"");
        return isDistinct
                ? RawDocuments.distinct(
                        documents.getFirst().substring(1, documents.getFirst().length() - 1))
                : documents;
    }

    /** A read that is none for this server: of no use is what a gateway makes of it. */
    void notTaken(WireCommand command, DryRunResponse understanding) {
        end(command, "not taken by the server", rule(Anonymous.text(understanding)));
    }

    /** What writes, defines, or is not on the allow-list. */
    void other(WireCommand command, DryRunResponse understanding) {
        String text = Anonymous.text(understanding);
        end(command, isUnderstood(understanding) ? "understood" : rule(text), text);
    }

    private static boolean isUnderstood(DryRunResponse said) {
        return said.hasOperation() && said.getOperation().getKind() != OperationKind.OPERATION_KIND_UNKNOWN;
    }

    private static String rule(String text) {
        Matcher rule = RULE.matcher(text);
        return rule.find() ? rule.group(1) : "other";
    }

    private void end(WireCommand command, String end, String detail) {
        ends.computeIfAbsent(command.name(), _ -> new TreeMap<>()).merge(end, 1, Integer::sum);
        lines.add(String.join("\t", command.name(), end, CellText.of(command.command()), detail));
    }

    int reads() {
        return reads;
    }

    int understood() {
        return understood;
    }

    int differing() {
        return differing;
    }

    List<String> lines() {
        return lines;
    }

    /** How the commands of each name ended. */
    String table() {
        return ends.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
