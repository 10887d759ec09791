package dev.sallyport.client;

import dev.sallyport.v1.CancelRequestRequest;
import dev.sallyport.v1.DataAccessServiceGrpc;
import dev.sallyport.v1.DryRunResponse;
import dev.sallyport.v1.GetRequestRequest;
import dev.sallyport.v1.Request;
import io.grpc.Channel;
import io.grpc.StatusException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs statements and says what became of them. */
public final class DataAccess {
    private final Channel channel;

    DataAccess(Channel channel) {
        this.channel = channel;
    }

    /** Runs a statement; returns when the header is here, before the first row. */
    public Answer query(String source, String sql, @Nullable Object... parameters) {
        return run(Query.of(source, sql, parameters));
    }

    /** Runs a command document in BSON; returns when the header is here, before the first document. */
    public Answer command(String source, byte[] bson) {
        return run(Query.command(source, bson));
    }

    /** Runs a statement on the caller's terms; returns when the header is here, before the first row. */
    public Answer run(Query query) {
        return Answer.open(new Replies(within(query).execute(query.toRequest())));
    }

    /** How a statement would be understood and decided; a refusal is part of what comes back, and nothing runs. */
    public DryRunResponse dryRun(Query query) {
        try {
            return within(query).dryRun(query.toDryRun());
        } catch (StatusException e) {
            throw SallyportException.of(e);
        }
    }

    private DataAccessServiceGrpc.DataAccessServiceBlockingV2Stub within(Query query) {
        var stub = DataAccessServiceGrpc.newBlockingV2Stub(channel);
        return query.deadline()
                .map(time -> stub.withDeadlineAfter(time.toNanos(), TimeUnit.NANOSECONDS))
                .orElse(stub);
    }

    /** What became of one of the caller's own requests, after a lost answer. */
    public Request request(String requestId) {
        var ask = GetRequestRequest.newBuilder().setRequestId(requestId).build();
        try {
            return DataAccessServiceGrpc.newBlockingV2Stub(channel)
                    .getRequest(ask)
                    .getRequest();
        } catch (StatusException e) {
            throw SallyportException.of(e);
        }
    }

    /** Ends one of the caller's own running requests. */
    public Request cancel(String requestId) {
        var ask = CancelRequestRequest.newBuilder().setRequestId(requestId).build();
        try {
            return DataAccessServiceGrpc.newBlockingV2Stub(channel)
                    .cancelRequest(ask)
                    .getRequest();
        } catch (StatusException e) {
            throw SallyportException.of(e);
        }
    }
}
