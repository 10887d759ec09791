package dev.sallyport.cli;

import dev.sallyport.cli.approval.SigningKeys;
import dev.sallyport.cli.approval.TokenNames;
import dev.sallyport.cli.output.ApprovalText;
import dev.sallyport.cli.output.Printable;
import dev.sallyport.cli.profile.Endpoint;
import dev.sallyport.client.approval.DecisionPayload;
import dev.sallyport.client.approval.DecisionSigner;
import dev.sallyport.client.approval.OperationFields;
import dev.sallyport.v1.Approval;
import dev.sallyport.v1.ApprovalsServiceGrpc;
import dev.sallyport.v1.DecideApprovalRequest;
import dev.sallyport.v1.DecideApprovalResponse;
import dev.sallyport.v1.GetApprovalRequest;
import dev.sallyport.v1.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a person says yes or no: shows what is asked, asks once more, signs here, and sends it. */
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class DecisionOptions {
    private final Question question;

    @Parameters(index = "0", paramLabel = "NAME", description = ApprovalCommand.NAME)
    private String name;

    @Option(
            names = "--signing-key",
            paramLabel = "FILE",
            description = "enrolled key to sign with, PKCS #8 in PEM; else the key of the connection")
    private @Nullable Path signingKey;

    @Option(names = "--yes", description = "do not ask once more")
    private boolean sure;

    DecisionOptions(Question question) {
        this.question = question;
    }

    int take(PrintWriter out, Caller caller, Verdict verdict, String reason) throws Exception {
        Endpoint endpoint = caller.profile().admin();
        DecisionSigner signer =
                signingKey == null ? SigningKeys.ofConnection(endpoint) : SigningKeys.enrolled(signingKey);
        var approver = TokenNames.of(endpoint.token());
        try (var gateway = caller.admin()) {
            var stub = ApprovalsServiceGrpc.newBlockingV2Stub(gateway.channel());
            Approval approval = stub.getApproval(
                            GetApprovalRequest.newBuilder().setName(name).build())
                    .getApproval();
            var fields = OperationFields.of(name, approval);
            ApprovalText.print(out, approval, fields);
            if (!isSure(verdict)) {
                out.println("nothing was signed or sent");
                out.flush();
                return ExitCode.ERROR.code();
            }
            var payload = new DecisionPayload(
                    fields.digest(),
                    verdict,
                    name,
                    approver.issuer(),
                    approver.subject(),
                    Instant.now(),
                    DecisionPayload.reason(reason));
            var decided = stub.decideApproval(DecideApprovalRequest.newBuilder()
                    .setName(name)
                    .setOperationDigest(fields.digest())
                    .setVerdict(verdict)
                    .setReason(reason)
                    .setSignature(signer.sign(payload))
                    .build());
            told(out, decided, signer);
            return ExitCode.OK.code();
        }
    }

    private boolean isSure(Verdict verdict) {
        String word = verdict == Verdict.VERDICT_APPROVE ? "approve" : "reject";
        return sure
                || question.ask("type `" + word + "` to sign that, anything else to leave it: ")
                        .strip()
                        .equals(word);
    }

    private static void told(PrintWriter out, DecideApprovalResponse decided, DecisionSigner signer) {
        Approval after = decided.getApproval();
        out.println();
        out.println(Printable.of("signed with key " + signer.jwk().thumbprint() + ", " + after.getName() + " is "
                + ApprovalText.state(after)
                + (after.getRequirementsCount() == 0 ? "" : ", " + ApprovalText.answered(after)) + ", audit index "
                + decided.getAuditIndex()));
        out.flush();
    }
}
