package dev.sallyport.server.rpc.discovery;

import com.google.protobuf.Message;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.AskReason;
import dev.sallyport.policy.Canonical;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.flow.Access;
import dev.sallyport.server.flow.Snapshots;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.Pages;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.rpc.Unary;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.rpc.Verdicts;
import dev.sallyport.server.rpc.WireEnums;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.v1.CheckAccessRequest;
import dev.sallyport.v1.CheckAccessResponse;
import dev.sallyport.v1.DescribeObjectRequest;
import dev.sallyport.v1.DescribeObjectResponse;
import dev.sallyport.v1.DiscoveryServiceGrpc;
import dev.sallyport.v1.GetCapabilitiesRequest;
import dev.sallyport.v1.GetCapabilitiesResponse;
import dev.sallyport.v1.ListObjectsRequest;
import dev.sallyport.v1.ListObjectsResponse;
import dev.sallyport.v1.ListVisibleSourcesRequest;
import dev.sallyport.v1.ListVisibleSourcesResponse;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.VisibleSource;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What agents call to learn what they may do; each answer is made of the caller's own catalog and asks no database. */
public final class DiscoveryService extends DiscoveryServiceGrpc.DiscoveryServiceImplBase {
    private final Sources sources;
    private final Snapshots snapshots;
    private final Access access;
    private final Validation validation;

    public DiscoveryService(Sources sources, Snapshots snapshots, Access access, Validation validation) {
        this.sources = sources;
        this.snapshots = snapshots;
        this.access = access;
        this.validation = validation;
    }

    @Override
    public void listVisibleSources(
            ListVisibleSourcesRequest request, StreamObserver<ListVisibleSourcesResponse> response) {
        answer(response, request, caller -> {
            List<Source> visible = sources.all().stream()
                    .filter(source -> isVisible(caller, source))
                    .toList();
            String binding = binding(
                    "sources", caller, visible.stream().map(Source::name).toList());
            var page = new Pages<>(visible, Source::name, binding).page(request.getPageSize(), request.getPageToken());
            ListVisibleSourcesResponse.Builder answer =
                    ListVisibleSourcesResponse.newBuilder().setNextPageToken(page.nextToken());
            page.entries()
                    .forEach(source -> answer.addSources(
                            VisibleSource.newBuilder().setName(source.name()).setEngine(source.engineName())));
            return answer.build();
        });
    }

    /** Who holds a grant on a source that cannot be reached knows that it is there. */
    private boolean isVisible(Identity.Principal caller, Source source) {
        return switch (snapshots.of(caller, source.name(), "")) {
            case Snapshots.Result.Taken _ -> true;
            case Snapshots.Result.Refused(var refusal) -> refusal.reason() == Reason.SOURCE_UNAVAILABLE;
        };
    }

    @Override
    public void listObjects(ListObjectsRequest request, StreamObserver<ListObjectsResponse> response) {
        answer(response, request, caller -> {
            RequestSnapshot snapshot = snapshot(caller, request.getSource(), "");
            List<ObjectDescription> visible = new VisibleObjects(snapshot).all();
            String binding = binding(
                    "objects " + request.getSource() + " " + snapshot.policy().hash(),
                    caller,
                    visible.stream().map(object -> object.name().toString()).toList());
            var page = new Pages<>(visible, object -> object.name().toString(), binding)
                    .page(request.getPageSize(), request.getPageToken());
            return ListObjectsResponse.newBuilder()
                    .addAllObjects(page.entries().stream()
                            .map(object -> WireEnums.reference(object.name()))
                            .toList())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    /** A page token is good while its caller sees the same list; what changes beside it is no reason to refuse one. */
    private static String binding(String question, Identity.Principal caller, List<String> seen) {
        String names = seen.stream().map(name -> name.length() + " " + name).collect(Collectors.joining());
        return String.join(
                " ", question, Sha256.hex(Sha256.of(Canonical.encode(caller))), Sha256.hex(Sha256.of(names)));
    }

    @Override
    public void describeObject(DescribeObjectRequest request, StreamObserver<DescribeObjectResponse> response) {
        answer(response, request, caller -> {
            ObjectRef name = named(request.getObject());
            if (!name.getColumn().isEmpty()) {
                throw Malformed.field("object.column", name.getColumn(), "nothing: an object is described as a whole");
            }
            RequestSnapshot snapshot = snapshot(caller, name.getSource(), name.getDatabase());
            VisibleObjects visible = new VisibleObjects(snapshot);
            ObjectDescription object =
                    visible.find(name).orElseThrow(() -> new RefusedException(visible.unknown(name)));
            return ObjectAnswers.of(object, snapshot.view().rights(object.name()));
        });
    }

    @Override
    public void getCapabilities(GetCapabilitiesRequest request, StreamObserver<GetCapabilitiesResponse> response) {
        answer(response, request, caller -> {
            RequestSnapshot snapshot = snapshot(caller, request.getSource(), "");
            return GetCapabilitiesResponse.newBuilder()
                    .addAllCapabilities(snapshot.source().capabilities().stream()
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .sorted()
                            .toList())
                    .addAllFunctions(snapshot.engine().functions())
                    .setLimits(Verdicts.limits(snapshot.source().settings().ceiling()))
                    .build();
        });
    }

    @Override
    public void checkAccess(CheckAccessRequest request, StreamObserver<CheckAccessResponse> response) {
        answer(response, request, caller -> {
            ObjectRef name = named(request.getObject());
            RequestSnapshot snapshot = snapshot(caller, name.getSource(), name.getDatabase());
            VisibleObjects visible = new VisibleObjects(snapshot);
            return visible.find(name)
                    .map(object -> check(verb(request.getVerb()), name, object, snapshot))
                    .orElseGet(() -> no(visible.unknown(name)));
        });
    }

    private CheckAccessResponse check(Verb verb, ObjectRef name, ObjectDescription object, RequestSnapshot snapshot) {
        Set<String> columns = object.columns().stream()
                .map(ColumnDescription::name)
                .filter(name.getColumn()::equals)
                .collect(Collectors.toSet());
        if (columns.isEmpty() && !name.getColumn().isEmpty()) {
            return no(VisibleObjects.unknownColumn(name, object));
        }
        Access.Verdict verdict = access.of(snapshot, verb, object.name(), columns);
        return verdict.refusal().map(DiscoveryService::no).orElseGet(() -> yes(verdict));
    }

    private static CheckAccessResponse yes(Access.Verdict verdict) {
        CheckAccessResponse.Builder answer =
                CheckAccessResponse.newBuilder().setAllowed(true).setMayRead(verdict.mayRead());
        verdict.question()
                .ifPresent(question -> answer.addAllApprovalRules(question.rules())
                        .addAllApprovalReasons(
                                question.reasons().stream().map(AskReason::rule).toList()));
        return answer.build();
    }

    private static CheckAccessResponse no(Refusal refusal) {
        return CheckAccessResponse.newBuilder()
                .setRefusal(Verdicts.refused(refusal))
                .setNextStep(refusal.nextStep())
                .build();
    }

    private static Verb verb(dev.sallyport.v1.Verb verb) {
        return Verb.valueOf(verb.name().replace("VERB_", ""));
    }

    private static ObjectRef named(ObjectRef name) {
        if (name.getSource().isEmpty() || name.getObject().isEmpty()) {
            throw Malformed.missing(name.getSource().isEmpty() ? "object.source" : "object.object", "a name");
        }
        return name;
    }

    private RequestSnapshot snapshot(Identity.Principal caller, String source, String database) {
        return switch (snapshots.of(caller, source, database)) {
            case Snapshots.Result.Taken(var snapshot) -> snapshot;
            case Snapshots.Result.Refused(var refusal) -> throw new RefusedException(refusal);
        };
    }

    private <T> void answer(StreamObserver<T> response, Message request, Function<Identity.Principal, T> work) {
        Unary.answer(response, () -> {
            validation.check(request);
            return work.apply(CurrentIdentity.get().principal());
        });
    }
}
