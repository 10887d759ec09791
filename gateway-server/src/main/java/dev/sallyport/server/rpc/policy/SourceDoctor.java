package dev.sallyport.server.rpc.policy;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Diagnosis;
import dev.sallyport.engine.Diagnosis.Finding;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.operation.ObjectUse;
import dev.sallyport.policy.PolicySource;
import dev.sallyport.policy.SourceUses;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.v1.DoctorSourceResponse;
import dev.sallyport.v1.Severity;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the role of the gateway may do on a source, held against what the policy in force needs it to. */
final class SourceDoctor {
    private final PolicyStore store;
    private final InstantSource clock;

    SourceDoctor(PolicyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The role, then the findings, on the catalog as it is now. */
    List<DoctorSourceResponse> diagnose(Source source, Engine engine) throws EngineFailure {
        engine.refresh();
        Catalog catalog = engine.catalog();
        var policySource = new PolicySource(source.name(), source.settings().ceiling(), catalog::object);
        Set<ObjectUse> uses = SourceUses.of(store.current(), policySource, catalog.objects(), clock.instant());
        Diagnosis diagnosis = engine.diagnose(uses);
        return Stream.concat(
                        Stream.of(role(diagnosis.role())),
                        diagnosis.findings().stream().map(SourceDoctor::message))
                .toList();
    }

    private static DoctorSourceResponse role(String statements) {
        return DoctorSourceResponse.newBuilder()
                .setSeverity(Severity.SEVERITY_OK)
                .setRole(statements)
                .build();
    }

    private static DoctorSourceResponse message(Finding finding) {
        return DoctorSourceResponse.newBuilder()
                .setSeverity(severity(finding.severity()))
                .setFinding(finding.what())
                .setWhy(finding.why())
                .setRemedy(finding.remedy())
                .build();
    }

    private static Severity severity(Diagnosis.Severity severity) {
        return switch (severity) {
            case OK -> Severity.SEVERITY_OK;
            case WARNING -> Severity.SEVERITY_WARNING;
            case ERROR -> Severity.SEVERITY_ERROR;
        };
    }
}
