package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;

/** What makes a request one: the caller's id is unique for an agent, as its issuer names it, and a task. */
public record RequestKey(String issuer, String human, String agent, String task, String requestId) {
    static RequestKey of(AuditRecord record) {
        var identity = record.getIdentity();
        return new RequestKey(
                identity.getIssuer(),
                identity.getHuman(),
                identity.getAgent(),
                identity.getTask(),
                record.getRequestId());
    }
}
