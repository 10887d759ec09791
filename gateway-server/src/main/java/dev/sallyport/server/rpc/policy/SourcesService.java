package dev.sallyport.server.rpc.policy;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.server.rpc.Pages;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.rpc.Unary;
import dev.sallyport.server.rpc.Unsupported;
import dev.sallyport.server.rpc.WireEnums;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.v1.CatalogColumn;
import dev.sallyport.v1.CatalogObject;
import dev.sallyport.v1.CreateSourceRequest;
import dev.sallyport.v1.CreateSourceResponse;
import dev.sallyport.v1.DeleteSourceRequest;
import dev.sallyport.v1.DeleteSourceResponse;
import dev.sallyport.v1.DescribeSourceRequest;
import dev.sallyport.v1.DescribeSourceResponse;
import dev.sallyport.v1.DoctorSourceRequest;
import dev.sallyport.v1.DoctorSourceResponse;
import dev.sallyport.v1.GetSourceRequest;
import dev.sallyport.v1.GetSourceResponse;
import dev.sallyport.v1.ListSourcesRequest;
import dev.sallyport.v1.ListSourcesResponse;
import dev.sallyport.v1.QuiesceSourceRequest;
import dev.sallyport.v1.QuiesceSourceResponse;
import dev.sallyport.v1.RefreshCatalogRequest;
import dev.sallyport.v1.RefreshCatalogResponse;
import dev.sallyport.v1.Source;
import dev.sallyport.v1.SourceState;
import dev.sallyport.v1.SourcesServiceGrpc;
import dev.sallyport.v1.UpdateSourceRequest;
import dev.sallyport.v1.UpdateSourceResponse;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What admins call to look at the databases behind the gateway, which stand in its configuration. */
public final class SourcesService extends SourcesServiceGrpc.SourcesServiceImplBase {
    private static final String IN_CONFIGURATION = "change the configuration and start the gateway anew";

    private final Sources sources;
    private final SourceCatalogs catalogs;
    private final PolicyStore store;
    private final SourceDoctor doctor;

    public SourcesService(Sources sources, PolicyStore store, InstantSource clock) {
        this.sources = sources;
        this.catalogs = new SourceCatalogs(sources);
        this.store = store;
        this.doctor = new SourceDoctor(store, clock);
    }

    @Override
    public void listSources(ListSourcesRequest request, StreamObserver<ListSourcesResponse> response) {
        Unary.answer(response, () -> {
            List<dev.sallyport.server.source.Source> all = List.copyOf(sources.all());
            var page = new Pages<>(
                            all,
                            dev.sallyport.server.source.Source::name,
                            CurrentIdentity.get().human())
                    .page(request.getPageSize(), request.getPageToken());
            return ListSourcesResponse.newBuilder()
                    .addAllSources(
                            page.entries().stream().map(SourcesService::asked).toList())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public void getSource(GetSourceRequest request, StreamObserver<GetSourceResponse> response) {
        Unary.answer(
                response,
                () -> GetSourceResponse.newBuilder()
                        .setSource(asked(known(request.getName())))
                        .build());
    }

    @Override
    public void describeSource(DescribeSourceRequest request, StreamObserver<DescribeSourceResponse> response) {
        Unary.answer(response, () -> {
            String name = known(request.getName()).name();
            Catalog catalog = catalogs.catalog(name).orElseThrow(() -> unavailable(name));
            PolicySnapshot policy = store.current();
            String binding = String.join(" ", CurrentIdentity.get().human(), name, catalog.version());
            var page = new Pages<>(
                            List.copyOf(catalog.objects()),
                            object -> object.name().toString(),
                            binding)
                    .page(request.getPageSize(), request.getPageToken());
            DescribeSourceResponse.Builder answer =
                    DescribeSourceResponse.newBuilder().setNextPageToken(page.nextToken());
            page.entries().forEach(object -> answer.addObjects(message(object, policy)));
            return answer.build();
        });
    }

    @Override
    public void refreshCatalog(RefreshCatalogRequest request, StreamObserver<RefreshCatalogResponse> response) {
        Unary.answer(response, () -> {
            var source = known(request.getName());
            try {
                source.engine().orElseThrow(() -> unavailable(source.name())).refresh();
            } catch (EngineFailure failure) {
                throw new RefusedException(failure.refusal());
            }
            return RefreshCatalogResponse.newBuilder()
                    .setSource(message(source, source.engine()))
                    .build();
        });
    }

    @Override
    public void createSource(CreateSourceRequest request, StreamObserver<CreateSourceResponse> response) {
        Unsupported.answer(response, "CreateSource", IN_CONFIGURATION);
    }

    @Override
    public void updateSource(UpdateSourceRequest request, StreamObserver<UpdateSourceResponse> response) {
        Unsupported.answer(response, "UpdateSource", IN_CONFIGURATION);
    }

    @Override
    public void deleteSource(DeleteSourceRequest request, StreamObserver<DeleteSourceResponse> response) {
        Unsupported.answer(response, "DeleteSource", IN_CONFIGURATION);
    }

    @Override
    public void doctorSource(DoctorSourceRequest request, StreamObserver<DoctorSourceResponse> response) {
        Unary.answerAll(response, () -> {
            var source = known(request.getName());
            Engine engine = source.engine().orElseThrow(() -> unavailable(source.name()));
            try {
                return doctor.diagnose(source, engine);
            } catch (EngineFailure failure) {
                throw new RefusedException(failure.refusal());
            }
        });
    }

    @Override
    public void quiesceSource(QuiesceSourceRequest request, StreamObserver<QuiesceSourceResponse> response) {
        Unsupported.answer(response, "QuiesceSource", "revoke the grants on the source");
    }

    private dev.sallyport.server.source.Source known(String name) {
        return sources.find(name)
                .orElseThrow(() -> new RefusedException(new Refusal(
                        Reason.UNKNOWN_OBJECT,
                        "source `" + name + "` does not exist",
                        "sources.name",
                        "list the sources for the name")));
    }

    private static RefusedException unavailable(String name) {
        return new RefusedException(new Refusal(
                Reason.SOURCE_UNAVAILABLE,
                "source `" + name + "` is not connected",
                "sources.state",
                "try again when the source is ready"));
    }

    /** Asks the database: whoever lists sources wants to know what is there now, not what was there at the start. */
    private static Source asked(dev.sallyport.server.source.Source source) {
        return message(source, source.engine().filter(SourcesService::isReached));
    }

    private static Source message(dev.sallyport.server.source.Source source, Optional<Engine> reached) {
        Source.Builder message = Source.newBuilder()
                .setName(source.name())
                .setEngine(source.engineName())
                .setAddress(source.settings().address())
                .setDatabase(source.settings().database())
                .setUser(source.settings().user());
        Optional<Catalog> catalog = reached.map(Engine::catalog);
        catalog.ifPresent(snapshot -> message.setCatalogVersion(snapshot.version())
                .setObjects(snapshot.objects().size()));
        return message.setState(
                        catalog.isPresent() ? SourceState.SOURCE_STATE_READY : SourceState.SOURCE_STATE_UNAVAILABLE)
                .build();
    }

    private static boolean isReached(Engine engine) {
        try {
            engine.refresh();
            return true;
        } catch (EngineFailure gone) {
            return false;
        }
    }

    private static CatalogObject message(ObjectDescription object, PolicySnapshot policy) {
        CatalogObject.Builder message = CatalogObject.newBuilder()
                .setName(WireEnums.reference(object.name()))
                .setKind(object.kind().name().toLowerCase(Locale.ROOT));
        object.columns().forEach(column -> message.addColumns(message(object, column, policy)));
        return message.build();
    }

    private static CatalogColumn message(ObjectDescription object, ColumnDescription column, PolicySnapshot policy) {
        CatalogColumn.Builder message =
                CatalogColumn.newBuilder().setName(column.name()).setEngineType(column.engineType());
        policy.classification(object, column).ifPresent(known -> {
            message.setLevel(ClassificationMessages.level(known.level())).addAllTags(known.tags());
            if (known.level() instanceof ColumnRule.Masked(var mask)) {
                message.setMask(RuleMessages.message(mask));
            }
        });
        return message.build();
    }
}
