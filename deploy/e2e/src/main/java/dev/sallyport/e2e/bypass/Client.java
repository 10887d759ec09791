package dev.sallyport.e2e.bypass;

import dev.sallyport.client.Answer;
import dev.sallyport.client.Query;
import dev.sallyport.client.Row;
import dev.sallyport.client.Sallyport;
import dev.sallyport.client.SallyportException;
import dev.sallyport.e2e.Anonymous;
import dev.sallyport.e2e.Approver;
import dev.sallyport.e2e.CellText;
import dev.sallyport.e2e.Rig;
import dev.sallyport.v1.ApprovalsServiceGrpc;
import dev.sallyport.v1.CancelApprovalRequest;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.DataAccessServiceGrpc;
import dev.sallyport.v1.DryRunRequest;
import dev.sallyport.v1.DryRunResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One principal's connection to a running gateway. */
final class Client implements AutoCloseable {
    /** Longer than any limit of the policy. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String STATUS_DETAILS = "grpc-status-details-bin";

    private final Sallyport gateway;

    Client(Sallyport gateway) {
        this.gateway = gateway;
    }

    /** Sends a statement and reads to the end; a question that it asks is taken back. */
    Reply ask(Query asked) {
        Query query = asked.withDeadline(PATIENCE);
        Reply reply = read(query);
        if (reply.needsApproval()) {
            var _ = ApprovalsServiceGrpc.newBlockingStub(gateway.channel())
                    .cancelApproval(CancelApprovalRequest.newBuilder()
                            .setName(approval(query))
                            .build());
        }
        return reply;
    }

    /** The same with the yes of a person; the reply to what runs then, or to what runs although it must not. */
    Reply askApproved(Query asked, Approver approver) {
        Query query = asked.withDeadline(PATIENCE);
        Reply before = read(query);
        if (!before.needsApproval()) {
            return before;
        }
        String name = approval(query);
        var _ = approver.approve(name);
        Reply reply = read(Query.approved(Rig.SOURCE, name).withDeadline(PATIENCE));
        Reply again = read(Query.approved(Rig.SOURCE, name).withDeadline(PATIENCE));
        return again.failed(Failure.Stage.REFUSED) ? reply : again;
    }

    private String approval(Query query) {
        return gateway.dataAccess().request(query.requestId()).getApproval();
    }

    private Reply read(Query query) {
        List<Column> columns = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        try (Answer answer = gateway.dataAccess().run(query)) {
            columns.addAll(answer.columns());
            answer.forEach(row -> rows.add(cells(row)));
            String end = Anonymous.text(answer.summary());
            return new Reply(columns, rows, end, "", audit(query), Optional.empty());
        } catch (SallyportException e) {
            Optional<Failure> failure = Optional.of(Failure.of(e));
            return new Reply(columns, rows, Anonymous.text(e), trailers(e), audit(query), failure);
        }
    }

    private static List<String> cells(Row row) {
        return IntStream.range(0, row.batch().columns().size())
                .mapToObj(at -> row.isNull(at) ? Reply.NULL : Reply.cell(CellText.of(row, at)))
                .toList();
    }

    private String audit(Query query) {
        try {
            return Anonymous.text(gateway.dataAccess().request(query.requestId()));
        } catch (SallyportException e) {
            return Anonymous.text(e);
        }
    }

    /** Trailers that are text; the details of the status are told with the status. */
    private static String trailers(SallyportException failure) {
        Metadata trailers = failure.getCause() == null ? null : Status.trailersFromThrowable(failure.getCause());
        TreeMap<String, List<String>> texts = new TreeMap<>();
        if (trailers != null) {
            for (String key : trailers.keys()) {
                if (!key.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                    texts.put(key, all(trailers, key));
                } else if (!key.equals(STATUS_DETAILS)) {
                    texts.put(key, List.of("binary"));
                }
            }
        }
        return texts.toString();
    }

    private static List<String> all(Metadata trailers, String key) {
        List<String> values = new ArrayList<>();
        var found = trailers.getAll(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER));
        if (found != null) {
            found.forEach(values::add);
        }
        return values;
    }

    /** Asks how a statement is understood; empty where the gateway does not have the call yet. */
    Optional<Understood> understood(Query query) {
        DryRunRequest request = DryRunRequest.newBuilder()
                .setSource(Rig.SOURCE)
                .setStatement(query.statement())
                .build();
        try {
            DryRunResponse response = DataAccessServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .dryRun(request);
            return Optional.of(Understood.of(response));
        } catch (StatusException e) {
            boolean isMissing = e.getStatus().getCode() == Status.Code.UNIMPLEMENTED;
            return isMissing ? Optional.empty() : Optional.of(Understood.of(SallyportException.of(e)));
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
