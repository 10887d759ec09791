package dev.sallyport.cli;

import dev.sallyport.cli.approval.OwnedFile;
import dev.sallyport.cli.output.ApprovalText;
import dev.sallyport.cli.output.Counted;
import dev.sallyport.cli.output.ListPrinter;
import dev.sallyport.cli.output.Printable;
import dev.sallyport.client.approval.OperationFields;
import dev.sallyport.v1.Approval;
import dev.sallyport.v1.ApprovalsServiceGrpc;
import dev.sallyport.v1.CancelApprovalRequest;
import dev.sallyport.v1.GetApprovalEvidenceRequest;
import dev.sallyport.v1.GetApprovalRequest;
import dev.sallyport.v1.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport approval`. */
@Command(
        name = "approval",
        description = "What waits for a person, and what people said.",
        subcommands = {
            ApprovalWatchCommand.class,
            ApprovalWaitCommand.class,
            ApprovalVerifyCommand.class,
            ApprovalKeyCommand.class
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class ApprovalCommand extends CommandGroup {
    static final String NAME = "name of the approval, as `sallyport approval list` prints it";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "Lists approvals, oldest first, for approvers.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin Caller caller,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "only those in it, one of ${COMPLETION-CANDIDATES}")
                    @Nullable
                    StateName state,
            @Mixin OutputOption output)
            throws Exception {
        try (var gateway = caller.admin()) {
            var found = ApprovalLists.all(
                    ApprovalsServiceGrpc.newBlockingV2Stub(gateway.channel()), StateName.state(state));
            new ListPrinter(out(), ApprovalText.FIELDS)
                    .print(found.stream().map(ApprovalText::row).toList(), output.format());
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "show",
            description = "Shows what one approval is bound to, out of the bytes that a decision is signed over.",
            mixinStandardHelpOptions = true)
    int show(@Mixin Caller caller, @Parameters(paramLabel = "NAME", description = NAME) String name) throws Exception {
        try (var gateway = caller.admin()) {
            Approval approval = ApprovalsServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .getApproval(GetApprovalRequest.newBuilder().setName(name).build())
                    .getApproval();
            ApprovalText.print(out(), approval, OperationFields.of(name, approval));
            return ExitCode.OK.code();
        }
    }

    @Command(name = "approve", description = "Says yes, signed here.", mixinStandardHelpOptions = true)
    int approve(
            @Mixin Caller caller,
            @Mixin DecisionOptions decision,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "why") String reason)
            throws Exception {
        return decision.take(out(), caller, Verdict.VERDICT_APPROVE, reason);
    }

    @Command(name = "reject", description = "Says no, signed here.", mixinStandardHelpOptions = true)
    int reject(
            @Mixin Caller caller,
            @Mixin DecisionOptions decision,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why") String reason)
            throws Exception {
        return decision.take(out(), caller, Verdict.VERDICT_REJECT, reason);
    }

    @Command(
            name = "cancel",
            description = "Takes back one of the caller's own, for agents.",
            mixinStandardHelpOptions = true)
    int cancel(@Mixin Caller caller, @Parameters(paramLabel = "NAME", description = "name of the approval") String name)
            throws Exception {
        try (var gateway = caller.data()) {
            var done = ApprovalsServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .cancelApproval(
                            CancelApprovalRequest.newBuilder().setName(name).build());
            print(name + " is " + ApprovalText.state(done.getApproval()) + ", audit index " + done.getAuditIndex());
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "evidence",
            description = "Writes what anybody needs to check the decisions to a new file.",
            mixinStandardHelpOptions = true)
    int evidence(
            @Mixin Caller caller,
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "the file to make") Path file)
            throws Exception {
        try (var gateway = caller.admin()) {
            byte[] evidence = ApprovalsServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .getApprovalEvidence(GetApprovalEvidenceRequest.newBuilder()
                            .setName(name)
                            .build())
                    .getEvidence()
                    .toByteArray();
            OwnedFile.create(file, evidence);
            print(Counted.of(evidence.length, "byte", "bytes") + " in `" + file + "`");
            print("next: check it with `sallyport approval verify " + file + "`");
            return ExitCode.OK.code();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void print(String line) {
        out().println(Printable.of(line));
        out().flush();
    }
}
