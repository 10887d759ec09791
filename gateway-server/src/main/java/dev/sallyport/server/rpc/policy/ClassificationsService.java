package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.request.DottedName;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.Pages;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.rpc.Unary;
import dev.sallyport.server.rpc.Unsupported;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.server.store.PolicyStore.Applied;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.trail.AdminTrail.Attempt;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.v1.AcceptClassificationsRequest;
import dev.sallyport.v1.AcceptClassificationsResponse;
import dev.sallyport.v1.BatchUpdateClassificationsRequest;
import dev.sallyport.v1.BatchUpdateClassificationsResponse;
import dev.sallyport.v1.ClassificationsServiceGrpc;
import dev.sallyport.v1.GetClassificationRequest;
import dev.sallyport.v1.GetClassificationResponse;
import dev.sallyport.v1.ImportClassificationsRequest;
import dev.sallyport.v1.ImportClassificationsResponse;
import dev.sallyport.v1.ListClassificationsRequest;
import dev.sallyport.v1.ListClassificationsResponse;
import dev.sallyport.v1.ListUnclassifiedRequest;
import dev.sallyport.v1.ListUnclassifiedResponse;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.ScanClassificationsRequest;
import dev.sallyport.v1.ScanClassificationsResponse;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What admins call to say how sensitive a column is. */
public final class ClassificationsService extends ClassificationsServiceGrpc.ClassificationsServiceImplBase {
    private final PolicyStore store;
    private final PolicyChanges changes;
    private final SourceCatalogs sources;
    private final ClassificationDrafts drafts;
    private final Validation validation;

    public ClassificationsService(PolicyStore store, Sources sources, AdminTrail trail, Validation validation) {
        this.store = store;
        this.changes = new PolicyChanges(store, trail);
        this.sources = new SourceCatalogs(sources);
        this.drafts = new ClassificationDrafts(this.sources);
        this.validation = validation;
    }

    @Override
    public void batchUpdateClassifications(
            BatchUpdateClassificationsRequest request, StreamObserver<BatchUpdateClassificationsResponse> response) {
        changes.answer(response, attempt(request), () -> {
            validation.check(request);
            Identity author = CurrentIdentity.get();
            String summary =
                    "set " + request.getSetCount() + " and remove " + request.getRemoveCount() + " classifications";
            return changes.change(
                    PolicyChanges.request(request, request.getRequestId(), summary),
                    (current, now) -> changes(request, author, current, now),
                    BatchUpdateClassificationsResponse.parser(),
                    this::answer);
        });
    }

    @Override
    public void getClassification(
            GetClassificationRequest request, StreamObserver<GetClassificationResponse> response) {
        Unary.answer(response, () -> {
            ColumnName column = sources.column(request.getColumn(), "column");
            return GetClassificationResponse.newBuilder()
                    .setClassification(
                            message(store.current().classification(column).orElseThrow(() -> unknown(column))))
                    .build();
        });
    }

    @Override
    public void listClassifications(
            ListClassificationsRequest request, StreamObserver<ListClassificationsResponse> response) {
        Unary.answer(response, () -> {
            PolicySnapshot current = store.current();
            List<Classification> all = current.classifications().stream()
                    .filter(each -> isWithin(each.key().column(), request.getWithin()))
                    .toList();
            String binding = CurrentIdentity.get().human() + " " + request.getWithin() + " " + current.hash();
            var page = new Pages<>(all, each -> each.key().column().toString(), binding)
                    .page(request.getPageSize(), request.getPageToken());
            return ListClassificationsResponse.newBuilder()
                    .addAllClassifications(
                            page.entries().stream().map(this::message).toList())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public StreamObserver<ImportClassificationsRequest> importClassifications(
            StreamObserver<ImportClassificationsResponse> response) {
        Unsupported.answer(response, "ImportClassifications", "send them in one BatchUpdateClassifications");
        return new StreamObserver<>() {
            @Override
            public void onNext(ImportClassificationsRequest request) {
                // the call has its answer
            }

            @Override
            public void onError(Throwable cause) {
                // the call has its answer
            }

            @Override
            public void onCompleted() {
                // the call has its answer
            }
        };
    }

    @Override
    public void scanClassifications(
            ScanClassificationsRequest request, StreamObserver<ScanClassificationsResponse> response) {
        Unsupported.answer(response, "ScanClassifications", "set the classes by name");
    }

    @Override
    public void acceptClassifications(
            AcceptClassificationsRequest request, StreamObserver<AcceptClassificationsResponse> response) {
        Unsupported.answer(response, "AcceptClassifications", "set the classes by name");
    }

    @Override
    public void listUnclassified(ListUnclassifiedRequest request, StreamObserver<ListUnclassifiedResponse> response) {
        Unsupported.answer(response, "ListUnclassified", "describe the source: a column without a level has no class");
    }

    private static Attempt attempt(BatchUpdateClassificationsRequest request) {
        String first = Stream.concat(
                        request.getSetList().stream().map(each -> each.getColumn()), request.getRemoveList().stream())
                .findFirst()
                .map(ref -> DottedName.of(ref.getSource(), ref.getSchema(), ref.getObject(), ref.getColumn()))
                .orElse("");
        return new Attempt(
                request.getRequestId(), "classification", first, request.getSetCount() > 0 ? "update" : "delete");
    }

    private List<RuleChange> changes(
            BatchUpdateClassificationsRequest request, Identity author, PolicySnapshot current, Instant now) {
        var provenance = PolicyChanges.provenance(author, current.version() + 1, now, "");
        List<RuleChange> wanted = new ArrayList<>();
        for (int i = 0; i < request.getSetCount(); i++) {
            Classification put = drafts.of(request.getSet(i), provenance, "set[" + i + "]");
            requireEtag(current, put, request.getSet(i).getEtag());
            wanted.add(RuleChange.put(current, put));
        }
        for (int i = 0; i < request.getRemoveCount(); i++) {
            ColumnName column = sources.column(request.getRemove(i), "remove[" + i + "]");
            wanted.add(RuleChange.end(current.classification(column).orElseThrow(() -> unknown(column))));
        }
        requireOnce(wanted);
        return wanted;
    }

    private static void requireEtag(PolicySnapshot current, Classification put, String etag) {
        if (!etag.isEmpty()) {
            String present = current.classification(put.key().column())
                    .map(Classification::etag)
                    .orElse("");
            PolicyState.requireUnchanged(present, etag);
        }
    }

    private static void requireOnce(List<RuleChange> changes) {
        Set<ColumnName> columns = new HashSet<>();
        changes.stream()
                .flatMap(change ->
                        change instanceof RuleChange.OfClassification of ? Stream.of(of.column()) : Stream.empty())
                .filter(column -> !columns.add(column))
                .findFirst()
                .ifPresent(column -> {
                    throw Malformed.field("set", column.path(), "each column once, also among `remove`");
                });
    }

    private BatchUpdateClassificationsResponse answer(Applied applied) {
        BatchUpdateClassificationsResponse.Builder answer = BatchUpdateClassificationsResponse.newBuilder()
                .setSnapshot(applied.snapshot().hash())
                .setAuditIndex(applied.auditIndex());
        for (RuleChange change : applied.changes()) {
            if (change instanceof RuleChange.OfClassification of) {
                of.after().ifPresent(put -> answer.addClassifications(message(put)));
            }
        }
        return answer.build();
    }

    private dev.sallyport.v1.Classification message(Classification classification) {
        return ClassificationMessages.message(classification)
                .setEtag(classification.etag())
                .setStale(sources.isStale(classification.key()))
                .build();
    }

    private static boolean isWithin(ColumnName column, ObjectRef within) {
        return isPart(within.getSource(), column.object().source())
                && isPart(within.getDatabase(), column.object().database())
                && isPart(within.getSchema(), column.object().schema())
                && isPart(within.getObject(), column.object().object())
                && isPart(within.getColumn(), column.path());
    }

    private static boolean isPart(String wanted, String name) {
        return wanted.isEmpty() || wanted.equals(name);
    }

    private static RefusedException unknown(ColumnName column) {
        return new RefusedException(new Refusal(
                Reason.UNKNOWN_OBJECT,
                "column `" + column.path() + "` has no class",
                "policy.classification",
                "list the classes of the object"));
    }
}
