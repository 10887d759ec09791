package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import dev.sallyport.policy.Identity.Actor;
import java.util.List;

/** Whom a token names: the human, the client that holds it, who acts, for which task, under which token id. */
record Subject(String issuer, String human, String client, List<Actor> actors, String task, String tokenId) {

    static Subject read(Claims claims, String issuer) throws RejectedException {
        var human = claims.identifier("sub", AuthReason.BAD_SUB);
        var client = claims.identifier("client_id", AuthReason.BAD_CLIENT_ID);
        var task = claims.identifier("txn", AuthReason.BAD_TXN);
        var tokenId = claims.identifier("jti", AuthReason.BAD_JTI);
        var actors = ActorChain.read(claims, issuer);
        if (!actors.isEmpty()) {
            var agent = actors.getFirst().subject();
            require(!agent.equals(human), AuthReason.ACT_EQ_SUB);
            require(agent.equals(client), AuthReason.ACT_CLIENT_MISMATCH);
        }
        return new Subject(issuer, human, client, actors, task, tokenId);
    }
}
