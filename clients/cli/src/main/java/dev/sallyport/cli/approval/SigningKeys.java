package dev.sallyport.cli.approval;

import dev.sallyport.cli.profile.Endpoint;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.client.approval.DecisionSigner;
import dev.sallyport.client.approval.PemFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** What a decision is signed with. */
public final class SigningKeys {
    private SigningKeys() {}

    /** The enrolled key of a file. */
    public static DecisionSigner enrolled(Path file) throws BadFileException {
        try {
            return DecisionSigner.enrolled(PemFiles.privateKey(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new BadFileException(
                    "the signing key `" + file + "` cannot be used: " + e.getMessage(),
                    "give a P-256 or Ed25519 key in PKCS #8, as `sallyport approval key new` makes one");
        }
    }

    /** The key that the connection is made with. */
    public static DecisionSigner ofConnection(Endpoint endpoint) throws BadFileException {
        try {
            return DecisionSigner.certified(
                    PemFiles.privateKey(endpoint.key()), PemFiles.certificate(endpoint.certificate()));
        } catch (IOException | GeneralSecurityException e) {
            throw new BadFileException(
                    "the key of the connection, `" + endpoint.key() + "`, cannot sign decisions: " + e.getMessage(),
                    "give an enrolled key with `--signing-key`; `sallyport approval key new` makes one");
        }
    }
}
