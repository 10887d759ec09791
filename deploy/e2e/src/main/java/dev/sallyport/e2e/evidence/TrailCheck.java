package dev.sallyport.e2e.evidence;

import dev.sallyport.audit.AuditCursor;
import dev.sallyport.audit.AuditReader;
import dev.sallyport.audit.AuditVerifier;
import dev.sallyport.audit.StoredRecord;
import dev.sallyport.audit.Verification;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what clients saw against the trail of a gateway, each time after it came back. */
final class TrailCheck {
    private final Path folder;
    private final Map<String, AuditRecord> intents = new HashMap<>();
    private final Map<String, AuditRecord> outcomes = new HashMap<>();
    private long next;
    private long whole;
    private long lost;
    private long forgotten;
    private long broken;
    private long open;
    private long unknown;

    TrailCheck(Path folder) {
        this.folder = folder;
    }

    void afterRestart(List<Answered> seen, long forgottenNow) throws IOException {
        forgotten += forgottenNow;
        readOn();
        seen.stream().filter(Answered::isWhole).forEach(this::find);
        switch (AuditVerifier.verify(folder, _ -> {})) {
            case Verification.Verified verified -> open += verified.openOperations();
            case Verification.Broken damage -> {
                broken++;
                System.err.println("broken: " + damage);
            }
        }
    }

    private void readOn() throws IOException {
        try (AuditCursor cursor = AuditReader.of(folder).from(next)) {
            for (Optional<StoredRecord> found = cursor.next(); found.isPresent(); found = cursor.next()) {
                keep(found.get().record());
                next = found.get().index() + 1;
            }
        }
    }

    private void keep(AuditRecord record) {
        if (record.getKind() == Kind.KIND_INTENT) {
            intents.put(record.getRequestId(), record);
        }
        if (record.getKind() == Kind.KIND_OUTCOME) {
            outcomes.put(record.getRequestId(), record);
            unknown += record.getResult().getCompletion() == Completion.COMPLETION_UNKNOWN ? 1 : 0;
        }
    }

    private void find(Answered answer) {
        whole++;
        AuditRecord intent = intents.get(answer.requestId());
        AuditRecord outcome = outcomes.get(answer.requestId());
        boolean isThere = intent != null
                && outcome != null
                && outcome.getParent() == intent.getSeq()
                && outcome.getResult().getCompletion() == Completion.COMPLETION_COMPLETE
                && outcome.getResult().getRowsReleased() == answer.rows().size();
        if (!isThere) {
            lost++;
            System.err.println("not in the trail: " + answer.requestId() + " " + answer.end());
        }
    }

    List<Figure> figures(int kills) {
        return List.of(
                Figure.atLeast("whole answers seen by clients over " + kills + " kills", whole, kills),
                Figure.atLeast("operations in flight closed as unknown", unknown, 1),
                Figure.none("whole answers that are not in the trail", lost),
                Figure.none("whole answers that the gateway knows no more after its restart", forgotten),
                Figure.none("restarts after which the trail does not verify", broken),
                Figure.none("intents left open after a restart", open));
    }
}
