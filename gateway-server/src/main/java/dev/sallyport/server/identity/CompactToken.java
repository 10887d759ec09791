package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** The three parts of a compact JWS (RFC 7515 section 7.1), bounded and canonical, with the bytes that were signed. */
record CompactToken(byte[] header, byte[] claims, byte[] signature, byte[] signed) {

    private static final int MAX_LENGTH = 4096;
    private static final int MAX_HEADER = 512;
    private static final int MAX_CLAIMS = 3 * 1024;
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9_.-]*");

    static CompactToken parse(String text) throws RejectedException {
        require(text.length() <= MAX_LENGTH, AuthReason.TOKEN_TOO_LARGE);
        require(CHARACTERS.matcher(text).matches(), AuthReason.MALFORMED_CHARS);
        var parts = text.split("\\.", -1);
        require(parts.length == 3, AuthReason.NOT_COMPACT_JWS);
        for (var part : parts) {
            require(!part.isEmpty(), AuthReason.EMPTY_PART);
        }
        var header = decode(parts[0]);
        var claims = decode(parts[1]);
        require(header.length <= MAX_HEADER && claims.length <= MAX_CLAIMS, AuthReason.TOKEN_TOO_LARGE);
        var signed = text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        return new CompactToken(header, claims, decode(parts[2]), signed);
    }

    /** Two spellings of the same bytes are one too many: what is encoded again must be what was sent. */
    private static byte[] decode(String part) throws RejectedException {
        try {
            var bytes = Base64.getUrlDecoder().decode(part);
            require(
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(part),
                    AuthReason.NONCANONICAL_B64);
            return bytes;
        } catch (IllegalArgumentException _) {
            throw new RejectedException(AuthReason.NONCANONICAL_B64);
        }
    }
}
