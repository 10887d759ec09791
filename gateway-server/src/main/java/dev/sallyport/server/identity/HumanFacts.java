package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Identity.Attribute;
import dev.sallyport.server.config.IssuerConfig;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the token says of the human: how they proved who they are, and the groups and attributes from the claims that
 * the issuer's configuration names.
 */
record HumanFacts(
        @Nullable Instant authTime,
        @Nullable String acr,
        List<String> methods,
        Set<String> groups,
        Map<String, Attribute> attributes) {

    private static final int MAX_LENGTH = 256;

    static HumanFacts read(Claims claims, IssuerConfig issuer) throws RejectedException {
        return new HumanFacts(
                claims.secondsIfPresent("auth_time"),
                claims.identifierIfPresent("acr"),
                claims.methods(),
                groups(claims, issuer),
                attributes(claims, issuer));
    }

    private static Set<String> groups(Claims claims, IssuerConfig issuer) throws RejectedException {
        var claim = issuer.groupsClaim();
        var items =
                claim == null ? new Json.Items(List.of()) : claims.find(claim).orElse(new Json.Items(List.of()));
        if (!(items instanceof Json.Items(var values)) || values.size() > Identity.MAX_GROUPS) {
            throw new RejectedException(AuthReason.BAD_GROUPS);
        }
        var groups = new HashSet<String>();
        for (var value : values) {
            groups.add(text(value, AuthReason.BAD_GROUPS));
        }
        return groups;
    }

    private static Map<String, Attribute> attributes(Claims claims, IssuerConfig issuer) throws RejectedException {
        var attributes = new HashMap<String, Attribute>();
        for (var named : issuer.attributeClaims().entrySet()) {
            var value = claims.find(named.getValue());
            if (value.isPresent()) {
                attributes.put(named.getKey(), attribute(value.get()));
            }
        }
        return attributes;
    }

    private static Attribute attribute(Json value) throws RejectedException {
        return value instanceof Json.Whole(long number)
                ? new Attribute.Number(number)
                : new Attribute.Text(text(value, AuthReason.BAD_ATTRIBUTES));
    }

    private static String text(Json value, AuthReason otherwise) throws RejectedException {
        if (value instanceof Json.Text(var text)) {
            require(!text.isEmpty() && text.length() <= MAX_LENGTH, otherwise);
            require(text.codePoints().noneMatch(HumanFacts::isInvisible), otherwise);
            return text;
        }
        throw new RejectedException(otherwise);
    }

    /** Control and format characters could make two names look alike. */
    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
