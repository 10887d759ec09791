package dev.sallyport.cli;

import dev.sallyport.cli.manifest.PolicyFolder;
import dev.sallyport.cli.output.Counted;
import dev.sallyport.cli.output.ObjectText;
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
import java.util.function.Function;
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
        subcommands = PolicyExplainCommand.class,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class PolicyCommand extends CommandGroup {
    private static final String NAMED = "name of the manifest, else the name of the folder";
    private static final String FOLDER = "folder with the `*.yaml` files of the policy";

    @Spec
    private CommandSpec spec;

    @Command(name = "validate", description = "Reads the files, calls nobody.", mixinStandardHelpOptions = true)
    int validate(@Parameters(paramLabel = "FOLDER", description = FOLDER) Path folder) throws Exception {
        Manifest manifest = PolicyFolder.read(folder, name(folder, null));
        out().println(Counted.of(manifest.getGrantsCount(), "grant", "grants") + " and "
                + Counted.of(manifest.getClassificationsCount(), "class", "classes") + ", all well formed");
        out().flush();
        return ExitCode.OK.code();
    }

    @Command(name = "plan", description = "Says what the files would change.", mixinStandardHelpOptions = true)
    int plan(
            @Mixin Caller caller,
            @Parameters(paramLabel = "FOLDER", description = FOLDER) Path folder,
            @Option(names = "--name", description = NAMED) @Nullable String name)
            throws Exception {
        Manifest manifest = PolicyFolder.read(folder, name(folder, name));
        try (var gateway = caller.admin()) {
            var plan = plan(GrantsServiceGrpc.newBlockingV2Stub(gateway.channel()), manifest);
            var before = PolicyBefore.of(gateway.channel(), plan.getChangesList());
            print(plan.getChangesList(), plan.getSnapshot(), change -> before.lines(change, manifest));
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "apply",
            description = "Makes the policy what the files say, all of it or nothing.",
            mixinStandardHelpOptions = true)
    int apply(
            @Mixin Caller caller,
            @Parameters(paramLabel = "FOLDER", description = FOLDER) Path folder,
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
            PlanPolicyResponse plan = plan(stub, manifest);
            var before = PolicyBefore.of(gateway.channel(), plan.getChangesList());
            String planned = snapshot == null ? plan.getSnapshot() : snapshot;
            var applied = stub.applyPolicy(ApplyPolicyRequest.newBuilder()
                    .setRequestId(UUID.randomUUID().toString())
                    .setManifest(manifest)
                    .setExpectSnapshot(planned)
                    .build());
            print(applied.getChangesList(), applied.getSnapshot(), change -> before.lines(change, manifest));
            if (applied.getAuditIndex() > 0) {
                out().printf("audit index %d%n", applied.getAuditIndex()).flush();
            }
            return ExitCode.OK.code();
        }
    }

    private static PlanPolicyResponse plan(GrantsServiceBlockingV2Stub stub, Manifest manifest) throws StatusException {
        return stub.planPolicy(
                PlanPolicyRequest.newBuilder().setManifest(manifest).build());
    }

    private void print(List<PolicyChange> changes, String snapshot, Function<PolicyChange, List<String>> differences) {
        for (PolicyChange change : changes) {
            out().println(Printable.of(line(change)));
            differences.apply(change).forEach(line -> out().println("    " + Printable.of(line)));
        }
        String count = changes.isEmpty() ? "nothing to change" : Counted.of(changes.size(), "change", "changes");
        out().println(Printable.of(count + ", snapshot " + snapshot));
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
            case CLASSIFICATION -> "class " + column.getSource() + "." + ObjectText.name(column);
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
