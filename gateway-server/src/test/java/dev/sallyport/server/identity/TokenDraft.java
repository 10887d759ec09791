package dev.sallyport.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A token under construction, every part of which a test may spoil; values are raw JSON. */
final class TokenDraft {

    private final Map<String, String> header = new TreeMap<>();
    private final Map<String, String> claims = new TreeMap<>();
    private Function<byte[], byte[]> signer;
    private UnaryOperator<String> spoiltHeader = UnaryOperator.identity();
    private UnaryOperator<String> spoiltClaims = UnaryOperator.identity();
    private UnaryOperator<byte[]> spoiltSignature = UnaryOperator.identity();
    private UnaryOperator<String> spoiltText = UnaryOperator.identity();

    TokenDraft(String keyId, SigningKey key) {
        signer = key::sign;
        header("alg", quoted(key.algorithm())).header("typ", quoted("at+jwt")).header("kid", quoted(keyId));
    }

    TokenDraft header(String name, String json) {
        header.put(name, json);
        return this;
    }

    TokenDraft withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    TokenDraft claim(String name, String json) {
        claims.put(name, json);
        return this;
    }

    TokenDraft claim(String name, long value) {
        return claim(name, Long.toString(value));
    }

    TokenDraft without(String name) {
        claims.remove(name);
        return this;
    }

    TokenDraft signedBy(Function<byte[], byte[]> other) {
        signer = other;
        return this;
    }

    TokenDraft headerText(UnaryOperator<String> spoil) {
        spoiltHeader = spoil;
        return this;
    }

    TokenDraft claimsText(UnaryOperator<String> spoil) {
        spoiltClaims = spoil;
        return this;
    }

    TokenDraft signature(UnaryOperator<byte[]> spoil) {
        spoiltSignature = spoil;
        return this;
    }

    TokenDraft text(UnaryOperator<String> spoil) {
        spoiltText = spoil;
        return this;
    }

    String token() {
        var signed = encoded(spoiltHeader.apply(object(header))) + "." + encoded(spoiltClaims.apply(object(claims)));
        var signature = spoiltSignature.apply(signer.apply(signed.getBytes(UTF_8)));
        return spoiltText.apply(signed + "." + SigningKey.base64(signature));
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String encoded(String json) {
        return SigningKey.base64(json.getBytes(UTF_8));
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
