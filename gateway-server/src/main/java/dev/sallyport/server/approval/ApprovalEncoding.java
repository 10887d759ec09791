package dev.sallyport.server.approval;

import dev.sallyport.engine.Reading;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.request.Submission;
import dev.sallyport.v1.UnderstoodOperation;
import java.time.Instant;

/** How a request is kept until it may run, and how what it does is told. */
public interface ApprovalEncoding {
    byte[] encode(Submission submission);

    /** The same operation as another request of a caller. */
    Submission decode(byte[] work, Call call);

    /** What it does, all of it. */
    UnderstoodOperation operation(Reading.Understood reading);

    /**
     * Who comes back with an approval.
     *
     * @param source that the caller thinks it is for
     * @param approval its name
     */
    record Call(Identity identity, String peer, String requestId, String source, String approval, Instant deadline) {}
}
