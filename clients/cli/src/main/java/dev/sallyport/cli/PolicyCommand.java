package dev.sallyport.cli;

import dev.sallyport.cli.manifest.PolicyFolder;
import dev.sallyport.cli.output.Printable;
import dev.sallyport.v1.ApplyPolicyRequest;
import dev.sallyport.v1.GrantsServiceGrpc;
import dev.sallyport.v1.GrantsServiceGrpc.GrantsServiceBlockingV2Stub;
import dev.sallyport.v1.Manifest;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.PlanPolicyRequest;
import dev.sallyport.v1.PlanPolicyResponse;
import dev.sallyport.v1.PolicyChange;
import io.grpc.StatusException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport policy`. */
@Command(
        name = "policy",
        description = "Grants and classes from a folder of YAML files.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class PolicyCommand extends CommandGroup {
    private static final String NAMED = "name of the manifest, else the name of the folder";

    @Spec
    private CommandSpec spec;

    @Command(name = "validate", description = "Reads the files, calls nobody.", mixinStandardHelpOptions = true)
    int validate(@Parameters(paramLabel = "FOLDER") Path folder) throws Exception {
        Manifest manifest = PolicyFolder.read(folder, name(folder, null));
        out().printf(
                        "%d grants and %d classes are well formed%n",
                        manifest.getGrantsCount(), manifest.getClassificationsCount())
                .flush();
        return ExitCode.OK.code();
    }

    @Command(name = "plan", description = "Says what the files would change.", mixinStandardHelpOptions = true)
    int plan(
            @Mixin Caller caller,
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(names = "--name", description = NAMED) @Nullable String name)
            throws Exception {
        Manifest manifest = PolicyFolder.read(folder, name(folder, name));
        try (var gateway = caller.admin()) {
            var plan = plan(GrantsServiceGrpc.newBlockingV2Stub(gateway.channel()), manifest);
            print(plan.getChangesList(), plan.getSnapshot());
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "apply",
            description = "Makes the policy what the files say, all of it or nothing.",
            mixinStandardHelpOptions = true)
    int apply(
            @Mixin Caller caller,
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(names = "--name", description = NAMED) @Nullable String name,
            @Option(
                            names = "--snapshot",
                            paramLabel = "HASH",
                            description = "the snapshot that was planned on; else it is planned now")
                    @Nullable
                    String snapshot)
            throws Exception {
        Manifest manifest = PolicyFolder.read(folder, name(folder, name));
        try (var gateway = caller.admin()) {
            var stub = GrantsServiceGrpc.newBlockingV2Stub(gateway.channel());
            String planned = snapshot == null ? plan(stub, manifest).getSnapshot() : snapshot;
            var applied = stub.applyPolicy(ApplyPolicyRequest.newBuilder()
                    .setRequestId(UUID.randomUUID().toString())
                    .setManifest(manifest)
                    .setExpectSnapshot(planned)
                    .build());
            print(applied.getChangesList(), applied.getSnapshot());
            out().printf("audit index %d%n", applied.getAuditIndex()).flush();
            return ExitCode.OK.code();
        }
    }

    private static PlanPolicyResponse plan(GrantsServiceBlockingV2Stub stub, Manifest manifest) throws StatusException {
        return stub.planPolicy(
                PlanPolicyRequest.newBuilder().setManifest(manifest).build());
    }

    private void print(List<PolicyChange> changes, String snapshot) {
        changes.forEach(change -> out().println(Printable.of(line(change))));
        out().println(Printable.of(
                (changes.isEmpty() ? "nothing to change" : changes.size() + " changes") + ", snapshot " + snapshot));
        out().flush();
    }

    private static String line(PolicyChange change) {
        String sign = switch (change.getKind()) {
            case POLICY_CHANGE_KIND_CREATE -> "+ ";
            case POLICY_CHANGE_KIND_UPDATE -> "~ ";
            case POLICY_CHANGE_KIND_REVOKE -> "- ";
            case POLICY_CHANGE_KIND_UNSPECIFIED, UNRECOGNIZED -> "? ";
        };
        return sign + subject(change) + (change.getSummary().isEmpty() ? "" : ": " + change.getSummary());
    }

    private static String subject(PolicyChange change) {
        ObjectRef column = change.getClassification();
        return switch (change.getSubjectCase()) {
            case GRANT -> "grant " + change.getGrant();
            case CLASSIFICATION ->
                "class " + String.join(".", column.getSource(), column.getSchema(), column.getObject()) + "."
                        + column.getColumn();
            case SUBJECT_NOT_SET -> "something";
        };
    }

    private static String name(Path folder, @Nullable String name) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? String.valueOf(last) : name;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
