package dev.sallyport.cli;

import dev.sallyport.cli.approval.JwkFile;
import dev.sallyport.cli.approval.OwnedFile;
import dev.sallyport.cli.output.ListPrinter;
import dev.sallyport.cli.output.Printable;
import dev.sallyport.client.approval.PemFiles;
import dev.sallyport.client.approval.PublicJwk;
import dev.sallyport.v1.ApproverKey;
import dev.sallyport.v1.ApproverKeysServiceGrpc;
import dev.sallyport.v1.ConfirmApproverKeyRequest;
import dev.sallyport.v1.ListApproverKeysRequest;
import dev.sallyport.v1.ProposeApproverKeyRequest;
import dev.sallyport.v1.RevokeApproverKeyRequest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport approval key`. */
@Command(
        name = "key",
        description = "The keys that people sign with: one admin proposes one, another confirms it.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class ApprovalKeyCommand extends CommandGroup {
    private static final String ID = "thumbprint of the key, as `sallyport approval key list` prints it";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "new",
            description = "Makes a key in a new file of yours, prints its public half, calls nobody.",
            mixinStandardHelpOptions = true)
    int create(@Parameters(paramLabel = "FILE", description = "the file to make") Path file) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        PublicJwk jwk = PublicJwk.of(pair.getPublic());
        OwnedFile.create(file, PemFiles.text(pair.getPrivate()).getBytes(StandardCharsets.US_ASCII));
        print(jwk.json());
        PrintWriter err = spec.commandLine().getErr();
        err.println("thumbprint: " + jwk.thumbprint());
        err.println(
                "next: give the first line, the public key, as a file to an admin, for `sallyport approval key propose`, and tell"
                        + " both admins the thumbprint yourself");
        err.flush();
        return ExitCode.OK.code();
    }

    @Command(
            name = "propose",
            description = "Proposes the public key of an approver, for admins.",
            mixinStandardHelpOptions = true)
    int propose(
            @Mixin Caller caller,
            @Option(names = "--issuer", paramLabel = "I", required = true, description = "issuer of the human's tokens")
                    String issuer,
            @Option(names = "--human", paramLabel = "H", required = true, description = "subject of the human's tokens")
                    String human,
            @Parameters(paramLabel = "JWK_FILE", description = "file with the public key as a JWK") Path file)
            throws Exception {
        PublicJwk jwk = JwkFile.read(file);
        try (var gateway = caller.admin()) {
            var done = ApproverKeysServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .proposeApproverKey(ProposeApproverKeyRequest.newBuilder()
                            .setIssuer(issuer)
                            .setHuman(human)
                            .setJwk(jwk.json())
                            .build());
            tell(done.getKey());
            print("next: another admin compares the thumbprint with the one that the human tells, then"
                    + " `sallyport approval key confirm " + jwk.thumbprint() + "`");
            return ExitCode.OK.code();
        }
    }

    @Command(
            name = "confirm",
            description = "Confirms a key that another admin proposed.",
            mixinStandardHelpOptions = true)
    int confirm(@Mixin Caller caller, @Parameters(paramLabel = "ID", description = ID) String id) throws Exception {
        try (var gateway = caller.admin()) {
            tell(ApproverKeysServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .confirmApproverKey(
                            ConfirmApproverKeyRequest.newBuilder().setId(id).build())
                    .getKey());
            return ExitCode.OK.code();
        }
    }

    @Command(name = "revoke", description = "Ends a key.", mixinStandardHelpOptions = true)
    int revoke(@Mixin Caller caller, @Parameters(paramLabel = "ID", description = ID) String id) throws Exception {
        try (var gateway = caller.admin()) {
            tell(ApproverKeysServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .revokeApproverKey(
                            RevokeApproverKeyRequest.newBuilder().setId(id).build())
                    .getKey());
            return ExitCode.OK.code();
        }
    }

    @Command(name = "list", description = "Lists the keys, by approver.", mixinStandardHelpOptions = true)
    int list(@Mixin Caller caller, @Mixin OutputOption output) throws Exception {
        try (var gateway = caller.admin()) {
            var keys = ApproverKeysServiceGrpc.newBlockingV2Stub(gateway.channel())
                    .listApproverKeys(ListApproverKeysRequest.getDefaultInstance())
                    .getKeysList();
            new ListPrinter(
                            spec.commandLine().getOut(),
                            List.of("id", "human", "issuer", "state", "proposed_by", "confirmed_by", "proposed"))
                    .print(keys.stream().map(ApprovalKeyCommand::row).toList(), output.format());
            return ExitCode.OK.code();
        }
    }

    private static List<String> row(ApproverKey key) {
        return List.of(
                key.getId(),
                key.getHuman(),
                key.getIssuer(),
                state(key),
                key.getProposedBy(),
                key.getConfirmedBy(),
                Instant.ofEpochSecond(key.getCreateTime().getSeconds()).toString());
    }

    private static String state(ApproverKey key) {
        return key.getState().name().replace("APPROVER_KEY_STATE_", "").toLowerCase(Locale.ROOT);
    }

    private void tell(ApproverKey key) {
        print("key " + key.getId() + " of " + key.getHuman() + ", issuer " + key.getIssuer() + ", is " + state(key));
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printable.of(line));
        out.flush();
    }
}
