package dev.sallyport.cli.approval;

import dev.sallyport.cli.profile.TokenSource;
import dev.sallyport.cli.yaml.BadFileException;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Whom a token names. It is not checked here: a decision in another name is one that the gateway refuses.
 *
 * @param issuer as the token says it
 * @param subject as the token says it
 */
public record TokenNames(String issuer, String subject) {
    private static final int PARTS = 3;

    /** The names in the token that the next call is made with. */
    public static TokenNames of(TokenSource source) throws BadFileException {
        String[] parts = source.token().split("\\.", -1);
        if (parts.length == PARTS) {
            try {
                Map<String, Object> claims = Json.object(Base64.getUrlDecoder().decode(parts[1]));
                if (claims.get("iss") instanceof String issuer && claims.get("sub") instanceof String subject) {
                    return new TokenNames(issuer, subject);
                }
            } catch (IllegalArgumentException | JacksonException _) {
                // said below
            }
        }
        throw new BadFileException(
                "the profile has no token that says who decides",
                "give your own token: `token_file` or `token_command` below `admin` in the profile, or `--token-file`");
    }
}
