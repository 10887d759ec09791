package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The header of an access token: exactly {@code alg}, {@code typ} and {@code kid} (RFC 9068, RFC 8725). */
record TokenHeader(String algorithm, String keyId) {

    /** What a key id may look like; it is only ever a key of a map. */
    static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private static final String TYPE = "at+jwt";
    private static final int MAX_MEMBERS = 64;
    private static final Set<String> ALLOWED = Set.of("alg", "typ", "kid");
    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9._#-]{1,32}");

    static TokenHeader parse(byte[] json) throws RejectedException {
        var members = read(json);
        refuseOthers(members);
        require(members.byName().containsKey("alg"), AuthReason.MALFORMED);
        require(text(members, "typ").equals(TYPE), AuthReason.BAD_TYP);
        var keyId = text(members, "kid");
        require(KEY_ID.matcher(keyId).matches(), AuthReason.BAD_KID);
        return new TokenHeader(text(members, "alg"), keyId);
    }

    private static Json.Members read(byte[] json) throws RejectedException {
        try {
            return JsonReader.read(json, MAX_MEMBERS);
        } catch (JsonException _) {
            throw new RejectedException(AuthReason.MALFORMED);
        }
    }

    private static void refuseOthers(Json.Members members) throws RejectedException {
        var others = new TreeSet<>(members.byName().keySet());
        others.removeAll(ALLOWED);
        if (!others.isEmpty()) {
            var name = others.getFirst();
            throw new RejectedException(
                    AuthReason.HEADER_PARAM_NOT_ALLOWED, PRINTABLE.matcher(name).matches() ? name : "other");
        }
    }

    private static String text(Json.Members members, String name) throws RejectedException {
        return switch (members.byName().get(name)) {
            case null -> "";
            case Json.Text(var value) -> value;
            case Json _ -> throw new RejectedException(AuthReason.MALFORMED);
        };
    }
}
