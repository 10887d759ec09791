package dev.sallyport.server.rpc.policy;

import static java.util.stream.Collectors.joining;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Diagnosis;
import dev.sallyport.engine.Diagnosis.Finding;
import dev.sallyport.engine.Diagnosis.Severity;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.ObjectUse;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Visibility;
import dev.sallyport.policy.MaskKeys;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.flow.Explanations;
import dev.sallyport.server.flow.Snapshots;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.source.TestSettings;
import dev.sallyport.server.store.JdbcControlStore;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.server.store.Rules;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.trail.TestTrail;
import dev.sallyport.server.transport.CurrentIdentity;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/** A gateway's admin side with one small source, for tests that call its services as a human. */
final class AdminDesk implements AutoCloseable {
    private static final ObjectDescription TABLE = new ObjectDescription(
            Rules.CUSTOMERS,
            "1",
            ObjectDescription.Kind.TABLE,
            List.of(
                    new ColumnDescription("id", "c-id", "integer", ColumnKind.INTEGER, true),
                    new ColumnDescription("email", "c-email", "text", ColumnKind.TEXT, true),
                    new ColumnDescription("profile", "c-profile", "jsonb", ColumnKind.DOCUMENT, true),
                    new ColumnDescription("note", "c-note", "json", ColumnKind.OTHER, true)));

    final List<RuleChange> recorded = new ArrayList<>();
    final AtomicBoolean databaseGone = new AtomicBoolean();
    final Sources sources = new Sources(List.of(new Source(
            TestSettings.shop(new Limits(1_000, 1_000, 1_000, 1_000, Duration.ofMinutes(1))),
            new OneTable(databaseGone))));
    final PolicyStore store;
    final TestTrail trail;

    AdminDesk(Path folder) {
        trail = new TestTrail(folder);
        sources.open();
        store = new PolicyStore(
                JdbcControlStore.open("jdbc:sqlite:" + folder.resolve("control.db"), new PolicyMessages()),
                (_, _, changes, _) -> {
                    recorded.addAll(changes);
                    return recorded.size();
                },
                MaskKeys.derivedFrom(new byte[32]),
                () -> Rules.NOW);
    }

    GrantsService grants() {
        Snapshots snapshots = new Snapshots(sources, store::current, () -> Rules.NOW);
        return new GrantsService(
                store,
                sources,
                new AdminTrail(trail.log()),
                new Explanations(snapshots, () -> Rules.NOW),
                new Validation(),
                () -> Rules.NOW);
    }

    ClassificationsService classifications() {
        return new ClassificationsService(store, sources, new AdminTrail(trail.log()), new Validation());
    }

    /** Calls as this human; the answer, or the status that it was refused with. */
    static <Q, T> T call(String human, BiConsumer<Q, StreamObserver<T>> rpc, Q request) {
        return callAll(human, rpc, request).getLast();
    }

    /** The same for every message of a stream. */
    static <Q, T> List<T> callAll(String human, BiConsumer<Q, StreamObserver<T>> rpc, Q request) {
        Collected<T> collected = new Collected<>();
        Context.current().withValue(CurrentIdentity.KEY, Rules.human(human)).run(() -> rpc.accept(request, collected));
        if (collected.failure.isPresent()) {
            throw (StatusRuntimeException) collected.failure.get();
        }
        return collected.answers;
    }

    static <Q, T> Status refused(String human, BiConsumer<Q, StreamObserver<T>> rpc, Q request) {
        try {
            throw new AssertionError("expected a refusal, got " + call(human, rpc, request));
        } catch (StatusRuntimeException refused) {
            return refused.getStatus();
        }
    }

    @Override
    public void close() {
        trail.close();
        store.close();
        sources.close();
    }

    private static final class Collected<T> implements StreamObserver<T> {
        private final List<T> answers = new ArrayList<>();
        private Optional<Throwable> failure = Optional.empty();

        @Override
        public void onNext(T value) {
            answers.add(value);
        }

        @Override
        public void onError(Throwable cause) {
            failure = Optional.of(cause);
        }

        @Override
        public void onCompleted() {
            // the answers are there
        }
    }

    private record OneTable(AtomicBoolean gone) implements EngineProvider, Engine, Catalog {
        @Override
        public String name() {
            return "postgresql";
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Engine open(SourceSettings settings) {
            return this;
        }

        @Override
        public Catalog catalog() {
            return this;
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public Optional<ObjectDescription> object(ObjectName name) {
            return Optional.of(TABLE).filter(table -> table.name().equals(name));
        }

        @Override
        public Collection<ObjectDescription> objects() {
            return List.of(TABLE);
        }

        @Override
        public Catalog visibleTo(Visibility visibility) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reading read(Statement statement, Catalog catalog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Sealed seal(Reading.Understood understood, Obligations obligations) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Fate fate(String transaction) {
            throw new IllegalStateException("nothing ran here");
        }

        @Override
        public Diagnosis diagnose(Set<ObjectUse> uses) {
            String what = uses.stream().map(ObjectUse::toString).sorted().collect(joining("\n"));
            return new Diagnosis(
                    "CREATE ROLE shop;", List.of(new Finding(Severity.WARNING, what, "too wide", "REVOKE")));
        }

        @Override
        public Execution open(Permit permit, Cancellation cancellation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String server() {
            return "one-table";
        }

        @Override
        public void refresh() throws EngineFailure {
            if (gone.get()) {
                throw new EngineFailure(new Refusal(Reason.SOURCE_UNAVAILABLE, "gone", "source.gone", "wait"), "08006");
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
