package dev.sallyport.server.rpc;

import dev.sallyport.audit.AuditCursor;
import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.audit.RecordFilter;
import dev.sallyport.audit.StoredRecord;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.flow.CallEnded;
import dev.sallyport.server.flow.Refusals;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.v1.AuditServiceGrpc;
import dev.sallyport.v1.GetRecordRequest;
import dev.sallyport.v1.GetRecordResponse;
import dev.sallyport.v1.SearchRecordsRequest;
import dev.sallyport.v1.SearchRecordsResponse;
import dev.sallyport.v1.TailRecordsRequest;
import dev.sallyport.v1.TailRecordsResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What auditors call; each reading is recorded before its first record leaves. */
public final class AuditService extends AuditServiceGrpc.AuditServiceImplBase {
    private static final int DEFAULT_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(500);

    private final AuditLog log;
    private final AdminTrail trail;

    public AuditService(AuditLog log, AdminTrail trail) {
        this.log = log;
        this.trail = trail;
    }

    /** Oldest first; the page token is the index to go on from. */
    @Override
    public void searchRecords(SearchRecordsRequest request, StreamObserver<SearchRecordsResponse> response) {
        Unary.answer(response, () -> {
            long from = PageTokens.index(request.getPageToken());
            List<StoredRecord> found = search(from, RecordFilters.of(request.getFilter()), pageSize(request) + 1);
            List<StoredRecord> page = found.subList(0, Math.min(found.size(), pageSize(request)));
            trail.read(CurrentIdentity.get(), CurrentIdentity.peer(), RecordFilters.names(request.getFilter()), page);
            SearchRecordsResponse.Builder answer = SearchRecordsResponse.newBuilder();
            page.forEach(record -> answer.addRecords(message(record)));
            if (found.size() > page.size()) {
                answer.setNextPageToken(PageTokens.of(found.getLast().index()));
            }
            return answer.build();
        });
    }

    private static int pageSize(SearchRecordsRequest request) {
        int wanted = request.getPageSize();
        return wanted <= 0 ? DEFAULT_PAGE : Math.min(wanted, LARGEST_PAGE);
    }

    private List<StoredRecord> search(long from, RecordFilter filter, int limit) {
        List<StoredRecord> found = new ArrayList<>();
        try (AuditCursor cursor = log.reader().from(from)) {
            for (var next = cursor.next(); next.isPresent() && found.size() < limit; next = cursor.next()) {
                next.filter(record -> filter.matches(record.record())).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public void getRecord(GetRecordRequest request, StreamObserver<GetRecordResponse> response) {
        Unary.answer(response, () -> {
            StoredRecord record = at(request.getIndex()).orElseThrow(() -> unknown(request.getIndex()));
            trail.read(CurrentIdentity.get(), CurrentIdentity.peer(), List.of("index"), List.of(record));
            return GetRecordResponse.newBuilder().setRecord(message(record)).build();
        });
    }

    private Optional<StoredRecord> at(long index) {
        try {
            return log.reader().at(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedException unknown(long index) {
        return new RefusedException(new Refusal(
                Reason.UNKNOWN_OBJECT,
                "record `" + Long.toUnsignedString(index) + "` does not exist",
                "audit.index",
                "search the trail for the record"));
    }

    /** The newest records that match, then, if wanted, each new one until the caller goes away. */
    @Override
    public void tailRecords(TailRecordsRequest request, StreamObserver<TailRecordsResponse> responses) {
        var stream = (ServerCallStreamObserver<TailRecordsResponse>) responses;
        var flow = new FlowControl<>(stream, PATIENCE);
        var identity = CurrentIdentity.get();
        var peer = CurrentIdentity.peer();
        flow.start(Thread::startVirtualThread, () -> {
            try {
                trail.read(identity, peer, RecordFilters.names(request.getFilter()), List.of());
                tail(request, flow);
                stream.onCompleted();
            } catch (CallEnded ended) {
                end(stream, ended.refusal());
            } catch (RefusedException refused) {
                end(stream, refused.refusal());
            } catch (AuditUnavailable failure) {
                end(stream, Refusals.of(failure));
            } catch (IOException | InterruptedException e) {
                end(stream, Unary.BROKEN);
            } catch (RuntimeException bug) {
                end(stream, Unary.broken(bug));
            }
        });
    }

    private static void end(ServerCallStreamObserver<?> stream, Refusal refusal) {
        if (!stream.isCancelled()) {
            stream.onError(RefusalStatus.of(refusal, "", 0));
        }
    }

    private void tail(TailRecordsRequest request, FlowControl<TailRecordsResponse> flow)
            throws CallEnded, IOException, InterruptedException {
        RecordFilter filter = RecordFilters.of(request.getFilter());
        long known = log.size();
        int older = (int) Math.min(Integer.toUnsignedLong(request.getLast()), LARGEST_PAGE);
        for (StoredRecord record : log.reader().latest(filter, older)) {
            known = Math.max(known, record.index() + 1);
            flow.send(
                    TailRecordsResponse.newBuilder().setRecord(message(record)).build());
        }
        while (request.getFollow() && !flow.isCancelled()) {
            if (log.awaitMore(known, POLL)) {
                known = sendFrom(known, filter, flow);
            }
        }
    }

    private long sendFrom(long from, RecordFilter filter, FlowControl<TailRecordsResponse> flow)
            throws CallEnded, IOException {
        long known = from;
        try (AuditCursor cursor = log.reader().from(from)) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                known = next.get().index() + 1;
                if (filter.matches(next.get().record())) {
                    flow.send(TailRecordsResponse.newBuilder()
                            .setRecord(message(next.get()))
                            .build());
                }
            }
        }
        return known;
    }

    private static dev.sallyport.v1.StoredRecord message(StoredRecord record) {
        return dev.sallyport.v1.StoredRecord.newBuilder()
                .setIndex(record.index())
                .setLeafHash(record.leafHash())
                .setRecord(record.record())
                .build();
    }
}
