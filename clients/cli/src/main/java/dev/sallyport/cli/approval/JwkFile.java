package dev.sallyport.cli.approval;

import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.client.approval.PublicJwk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** A file with one public key as a JWK. */
public final class JwkFile {
    private static final String NEXT = "give the JWK that `sallyport approval key new` printed";

    private JwkFile() {}

    /** The key; a file with a private one is refused, so that it goes nowhere. */
    public static PublicJwk read(Path file) throws BadFileException {
        try {
            Map<String, Object> members = Json.object(Files.readAllBytes(file));
            if (members.containsKey("d")) {
                throw new BadFileException(
                        "`" + file + "` holds a private key, which belongs to nobody but its owner",
                        "give the file with the public half alone");
            }
            return PublicJwk.of(members);
        } catch (IOException | JacksonException _) {
            throw new BadFileException("`" + file + "` cannot be read as JSON, expected one JWK", NEXT);
        } catch (GeneralSecurityException e) {
            throw new BadFileException("`" + file + "` holds no key to sign with: " + e.getMessage(), NEXT);
        }
    }
}
