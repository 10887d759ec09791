package dev.sallyport.server.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The claims of a token by name, read with a precise reason for each that is not what it must be. */
record Claims(Json.Members members) {

    private static final int MAX_MEMBERS = 64;
    private static final int MAX_METHODS = 16;
    private static final long LAST_SECOND = 253_402_300_800L;
    private static final Pattern IDENTIFIER = Pattern.compile("[\\x21-\\x7E]{1,256}");

    static Claims parse(byte[] json) throws RejectedException {
        try {
            return new Claims(JsonReader.read(json, MAX_MEMBERS));
        } catch (JsonException e) {
            throw new RejectedException(e.tooDeepBy("act") ? AuthReason.ACT_TOO_DEEP : AuthReason.MALFORMED_CLAIMS);
        }
    }

    /** The claim, absent when it is missing or null. */
    Optional<Json> find(String name) {
        return Optional.ofNullable(members.byName().get(name)).filter(value -> !(value instanceof Json.Nothing));
    }

    String identifier(String name, AuthReason otherwise) throws RejectedException {
        return find(name).flatMap(Claims::identifier).orElseThrow(() -> new RejectedException(otherwise));
    }

    static Optional<String> identifier(Json value) {
        return value instanceof Json.Text(var text) && IDENTIFIER.matcher(text).matches()
                ? Optional.of(text)
                : Optional.empty();
    }

    String issuer() throws RejectedException {
        return switch (find("iss").orElseThrow(() -> new RejectedException(AuthReason.BAD_ISS))) {
            case Json.Text(var issuer) -> issuer;
            case Json _ -> throw new RejectedException(AuthReason.MALFORMED_CLAIMS);
        };
    }

    Instant seconds(String name, AuthReason otherwise) throws RejectedException {
        return switch (find(name).orElseThrow(() -> new RejectedException(otherwise))) {
            case Json.Whole(long second) when second > 0 && second < LAST_SECOND -> Instant.ofEpochSecond(second);
            case Json.Whole _, Json.OtherNumber _ -> throw new RejectedException(otherwise);
            case Json _ -> throw new RejectedException(AuthReason.MALFORMED_CLAIMS);
        };
    }

    @Nullable
    Instant secondsIfPresent(String name) throws RejectedException {
        return find(name).isEmpty() ? null : seconds(name, AuthReason.MALFORMED_CLAIMS);
    }

    @Nullable
    String identifierIfPresent(String name) throws RejectedException {
        return find(name).isEmpty() ? null : identifier(name, AuthReason.MALFORMED_CLAIMS);
    }

    /** How the human proved who they are (RFC 8176). */
    List<String> methods() throws RejectedException {
        var methods = Claims.identifiers(find("amr").orElse(new Json.Items(List.of())));
        return methods.filter(list -> list.size() <= MAX_METHODS)
                .orElseThrow(() -> new RejectedException(AuthReason.MALFORMED_CLAIMS));
    }

    private static Optional<List<String>> identifiers(Json value) {
        if (!(value instanceof Json.Items(var items))) {
            return Optional.empty();
        }
        var texts = items.stream().flatMap(item -> identifier(item).stream()).toList();
        return texts.size() == items.size() ? Optional.of(texts) : Optional.empty();
    }

    /** Whether the token may be used but once. */
    boolean once() throws RejectedException {
        return switch (find("once").orElse(new Json.Truth(false))) {
            case Json.Truth(boolean once) -> once;
            case Json _ -> throw new RejectedException(AuthReason.MALFORMED_CLAIMS);
        };
    }
}
