package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import dev.sallyport.policy.Identity.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code act} (RFC 8693 section 4.1): the outermost acts now, the inner ones are history. */
final class ActorChain {

    private static final int MAX_DEPTH = 4;
    private static final Set<String> MEMBERS = Set.of("sub", "iss", "act");

    private ActorChain() {}

    /** The actors, the present one first; empty when the token has no {@code act}. */
    static List<Actor> read(Claims token, String issuer) throws RejectedException {
        var actors = new ArrayList<Actor>();
        Optional<Json> link = token.find("act");
        while (link.isPresent()) {
            require(actors.size() < MAX_DEPTH, AuthReason.ACT_TOO_DEEP);
            var claims = link(link.get());
            actors.add(actor(claims, issuer));
            link = claims.find("act");
        }
        return List.copyOf(actors);
    }

    private static Claims link(Json value) throws RejectedException {
        if (!(value instanceof Json.Members members)) {
            throw new RejectedException(AuthReason.BAD_ACT);
        }
        require(MEMBERS.containsAll(members.byName().keySet()), AuthReason.ACT_EXTRA);
        return new Claims(members);
    }

    private static Actor actor(Claims claims, String issuer) throws RejectedException {
        var subject = claims.identifier("sub", AuthReason.BAD_ACT);
        return new Actor(claims.find("iss").isEmpty() ? issuer : claims.identifier("iss", AuthReason.BAD_ACT), subject);
    }
}
