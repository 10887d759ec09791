package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Decision;
import dev.sallyport.v1.AuditRecord.Kind;
import java.time.Instant;

/** Which records a search returns. */
@FunctionalInterface
public interface RecordFilter {
    /** Whether a record is one of them. */
    boolean matches(AuditRecord record);

    /** Those that both filters match. */
    default RecordFilter and(RecordFilter other) {
        return record -> matches(record) && other.matches(record);
    }

    /** Every record. */
    static RecordFilter any() {
        return record -> true;
    }

    /** From a time, inclusive, to another, exclusive. */
    static RecordFilter between(Instant from, Instant until) {
        return record -> {
            Instant time = History.instant(record.getWallTime());
            return !time.isBefore(from) && time.isBefore(until);
        };
    }

    /** Of an agent. */
    static RecordFilter agent(String agent) {
        return record -> record.getIdentity().getAgent().equals(agent);
    }

    /** On behalf of a human. */
    static RecordFilter human(String human) {
        return record -> record.getIdentity().getHuman().equals(human);
    }

    /** In a task. */
    static RecordFilter task(String task) {
        return record -> record.getIdentity().getTask().equals(task);
    }

    /** Of a request. */
    static RecordFilter request(String requestId) {
        return record -> record.getRequestId().equals(requestId);
    }

    /** Of a kind. */
    static RecordFilter kind(Kind kind) {
        return record -> record.getKind() == kind;
    }

    /** About a source. */
    static RecordFilter source(String source) {
        return record -> record.getTarget().getSource().equals(source);
    }

    /** About an object, given by its path with dots, or by its last part alone. */
    static RecordFilter object(String object) {
        return record -> record.getTarget().getObjectsList().stream()
                .map(access -> String.join(".", access.getPathList()))
                .anyMatch(path -> path.equals(object) || path.endsWith("." + object));
    }

    /** With a decision. */
    static RecordFilter decision(Decision decision) {
        return record -> record.getVerdict().getDecision() == decision;
    }
}
