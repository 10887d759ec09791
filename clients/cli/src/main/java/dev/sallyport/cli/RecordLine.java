package dev.sallyport.cli;

import dev.sallyport.cli.output.ObjectText;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.AppliedMask;
import dev.sallyport.v1.StoredRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One record of the trail as fields for one line: who, for whom, which task, what was decided and what came of it. */
final class RecordLine {
    /** All fields that a record may have, in the order in which they are printed. */
    static final List<String> NAMES = List.of(
            "time",
            "index",
            "kind",
            "agent",
            "for",
            "task",
            "source",
            "objects",
            "decision",
            "reason",
            "masks",
            "statement",
            "of",
            "completion",
            "rows",
            "error",
            "resource",
            "subject",
            "action",
            "refused",
            "gap",
            "request");

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private RecordLine() {}

    /** The fields in the order in which they are printed; what is empty is left out. */
    static Map<String, Object> of(StoredRecord stored) {
        var line = new RecordLine();
        line.fields.put("time", time(stored.getRecord()));
        line.fields.put("index", stored.getIndex());
        line.fields.put("kind", word(stored.getRecord().getKind().name(), "KIND_"));
        line.add(stored.getRecord());
        return line.fields;
    }

    private void add(AuditRecord entry) {
        put("agent", entry.getIdentity().getAgent());
        put("for", entry.getIdentity().getHuman());
        put("task", entry.getIdentity().getTask());
        put("source", entry.getTarget().getSource());
        put("objects", objects(entry));
        if (entry.getVerdict().getDecision() != AuditRecord.Decision.DECISION_UNSPECIFIED) {
            put("decision", word(entry.getVerdict().getDecision().name(), "DECISION_"));
        }
        put("reason", entry.getVerdict().getReason());
        put(
                "masks",
                entry.getVerdict().getMasksList().stream().map(RecordLine::mask).collect(Collectors.joining(",")));
        put("statement", entry.getWork().getNormalizedStatement());
        addResult(entry);
        addOthers(entry);
        put("request", entry.getRequestId());
    }

    private void addResult(AuditRecord entry) {
        if (entry.hasParent()) {
            fields.put("of", entry.getParent());
        }
        if (entry.hasResult()) {
            put("completion", word(entry.getResult().getCompletion().name(), "COMPLETION_"));
            fields.put("rows", entry.getResult().getRowsReleased());
            put("error", entry.getResult().getErrorClass());
        }
    }

    private void addOthers(AuditRecord entry) {
        put("resource", entry.getChange().getResourceType());
        put("subject", entry.getChange().getSubject());
        put("action", entry.getChange().getAction());
        put("refused", entry.getAuthenticationFailure().getReason());
        put("gap", entry.getRecovery().getGap());
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static String time(AuditRecord entry) {
        return Instant.ofEpochSecond(
                        entry.getWallTime().getSeconds(), entry.getWallTime().getNanos())
                .toString();
    }

    private static String objects(AuditRecord entry) {
        return entry.getTarget().getObjectsList().stream()
                .map(object -> ObjectText.dotted(object.getPathList()))
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String mask(AppliedMask mask) {
        return mask.getColumn() + ":" + mask.getMask() + (mask.getEvaluated() ? ":evaluated" : "");
    }

    private static String word(String name, String prefix) {
        return name.replaceFirst("^" + prefix, "").toLowerCase(Locale.ROOT);
    }
}
