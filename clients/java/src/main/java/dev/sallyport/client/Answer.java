package dev.sallyport.client;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.ApprovalRequired;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.Completion;
import dev.sallyport.v1.ExecuteResponse;
import dev.sallyport.v1.Header;
import dev.sallyport.v1.Hint;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Refusal;
import dev.sallyport.v1.Summary;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one query, read once from front to back: by row, or by batch where columns are wanted. Every way of
 * reading it to the end throws when the gateway did not say that it was the end, or when a person has to say yes first,
 * so that nothing ran. Closing it early cancels the call.
 */
public final class Answer implements AutoCloseable, Iterable<Row> {
    private final Replies replies;
    private final Header header;
    private long rows;
    private volatile @Nullable Summary summary;

    private Answer(Replies replies, Header header) {
        this.replies = replies;
        this.header = header;
    }

    static Answer open(Replies replies) {
        Header header = replies.next()
                .filter(ExecuteResponse::hasHeader)
                .map(ExecuteResponse::getHeader)
                .orElseThrow(() -> broken(replies, "the answer does not begin with a header"));
        if (header.hasApprovalRequired() && replies.next().isPresent()) {
            throw broken(replies, "the answer goes on although a person has to say yes first");
        }
        return new Answer(replies, header);
    }

    /** What a person has to say yes to, and then nothing ran; empty when it runs. */
    public Optional<ApprovalRequired> approvalRequired() {
        return header.hasApprovalRequired() ? Optional.of(header.getApprovalRequired()) : Optional.empty();
    }

    private static RefusedException pending(Header header) {
        var refusal = Refusal.newBuilder()
                .setReason(Reason.REASON_APPROVAL_REQUIRED)
                .setRequest(header.getRequest())
                .setAuditIndex(header.getAuditIndex())
                .setApproval(header.getApprovalRequired().getApproval())
                .build();
        return new RefusedException(
                "a person has to say yes first", new RefusalDetail(refusal, Optional.empty()), null);
    }

    /** The columns: label, type, disclosure and mask. */
    public List<Column> columns() {
        return header.getColumnsList();
    }

    /** The request id. */
    public String requestId() {
        return header.getRequest();
    }

    /** Index of the record in the trail that announced the operation. */
    public long auditIndex() {
        return header.getAuditIndex();
    }

    /** Hash of that record, with which its place in the trail can be proved. */
    public ByteString leafHash() {
        return header.getLeafHash();
    }

    /** The next rows; empty at the end, which the gateway has then confirmed. */
    public Optional<Batch> nextBatch() {
        if (summary != null) {
            return Optional.empty();
        }
        if (header.hasApprovalRequired()) {
            throw pending(header);
        }
        ExecuteResponse reply =
                replies.next().orElseThrow(() -> broken(replies, "the answer ended without its summary"));
        return switch (reply.getMessageCase()) {
            case BATCH -> Optional.of(count(Batch.decode(columns(), reply.getBatch())));
            case SUMMARY -> end(reply.getSummary());
            case HEADER, MESSAGE_NOT_SET -> throw broken(replies, "the answer is out of order");
        };
    }

    /** The rows not read yet, one after the other. */
    @Override
    public Iterator<Row> iterator() {
        return new Rows(this);
    }

    /** How the answer ended; only once everything was read. */
    public Summary summary() {
        Summary end = summary;
        if (end == null) {
            throw new IllegalStateException("the answer of `" + requestId() + "` is not read to its end yet");
        }
        return end;
    }

    /** What must be known to read the answer rightly; only once everything was read. */
    public List<Hint> hints() {
        return summary().getHintsList();
    }

    /** Whether these are all rows there were, not cut at a limit; only once everything was read. */
    public boolean isComplete() {
        return summary().getCompletion() == Completion.COMPLETION_COMPLETE;
    }

    /** Ends the call; may be called from any thread, and whoever reads on gets an exception. */
    public void cancel() {
        replies.cancel();
    }

    /** Ends the call when it was not read to its end. */
    @Override
    public void close() {
        if (summary == null) {
            cancel();
        }
    }

    private Batch count(Batch batch) {
        rows += batch.rows();
        return batch;
    }

    private Optional<Batch> end(Summary end) {
        if (end.getRows() != rows || end.getCompletionValue() == Completion.COMPLETION_UNSPECIFIED_VALUE) {
            throw broken(replies, "the summary tells of `" + end.getRows() + "` rows, `" + rows + "` came");
        }
        if (replies.next().isPresent()) {
            throw broken(replies, "the answer goes on after its summary");
        }
        summary = end;
        return Optional.empty();
    }

    private static IncompleteAnswerException broken(Replies replies, String what) {
        replies.cancel();
        return new IncompleteAnswerException(what);
    }
}
