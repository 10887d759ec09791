package dev.sallyport.cli.approval;

import com.google.protobuf.ByteString;
import dev.sallyport.client.approval.DecisionPayload;
import dev.sallyport.client.approval.MalformedBytesException;
import dev.sallyport.client.approval.OperationField;
import dev.sallyport.client.approval.OperationFields;
import dev.sallyport.client.approval.PublicJwk;
import dev.sallyport.v1.Verdict;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks one decision of an evidence file. */
final class DecisionCheck {
    private final String title;
    private final Evidence.Decision decision;
    private final List<Problem> problems = new ArrayList<>();

    private DecisionCheck(String title, Evidence.Decision decision) {
        this.title = title;
        this.decision = decision;
    }

    /**
     * What came of it.
     *
     * @param thumbprint of the key, where there is one
     * @param byCertificate whether the key is that of a connection
     */
    record Checked(String thumbprint, boolean byCertificate, List<Problem> problems) {}

    /** Holds a decision against the approval and the operation that it should be about. */
    static Checked of(
            String title, Evidence.Decision decision, String approval, OperationFields fields, Set<String> pins) {
        var check = new DecisionCheck(title, decision);
        Optional<PublicJwk> key = check.key();
        Optional<Jws> jws = check.jws();
        if (key.isPresent() && jws.isPresent()) {
            check.signature(jws.get(), key.get());
            check.payload(jws.get().payload(), approval, fields.digest());
        }
        key.ifPresent(known -> check.require(
                pins.isEmpty() || pins.contains(known.thumbprint()),
                "its key `" + known.thumbprint() + "` is none of those of `--key`",
                "whoever made the file could have put a key of his own there"));
        check.requester(fields);
        return new Checked(
                key.map(PublicJwk::thumbprint).orElse("none"),
                jws.map(Jws::byCertificate).orElse(false),
                check.problems);
    }

    private Optional<PublicJwk> key() {
        try {
            Map<String, Object> members = decision.key();
            return Optional.of(PublicJwk.of(members == null ? Map.of() : members));
        } catch (GeneralSecurityException e) {
            add("its key cannot be used: " + e.getMessage(), "without a key no signature can be checked");
            return Optional.empty();
        }
    }

    private Optional<Jws> jws() {
        try {
            return Optional.of(Jws.parse(Evidence.text(decision.signature())));
        } catch (GeneralSecurityException | MalformedBytesException e) {
            add("its signature cannot be read: " + e.getMessage(), "nobody can be held to it");
            return Optional.empty();
        }
    }

    private void signature(Jws jws, PublicJwk key) {
        require(
                jws.named().equals(key.thumbprint()),
                "its signature names the key `" + jws.named() + "`, the file has `" + key.thumbprint() + "`",
                "the key of the file is not the one that signed");
        boolean good = false;
        try {
            good = jws.verifies(key);
        } catch (GeneralSecurityException _) {
            // a key that cannot check proves nothing
        }
        require(good, "its signature is not that of its key", "whoever holds the key has not signed that");
    }

    private void payload(DecisionPayload signed, String approval, ByteString digest) {
        same(signed.digest().equals(digest), "another operation");
        same(signed.verdict() == verdict(), "another verdict");
        same(signed.approval().equals(approval), "another approval, `" + signed.approval() + "`");
        same(
                signed.issuer().equals(Evidence.text(decision.issuer()))
                        && signed.subject().equals(Evidence.text(decision.human())),
                "another approver, `" + signed.subject() + "` of `" + signed.issuer() + "`");
        Long time = decision.time();
        same(time != null && signed.time().getEpochSecond() == time, "another time, " + signed.time());
        same(signed.reason().equals(DecisionPayload.reason(Evidence.text(decision.reason()))), "another reason");
    }

    private void same(boolean holds, String other) {
        require(holds, "what was signed is about " + other, "the file says something else than the approver did");
    }

    private Verdict verdict() {
        return switch (Evidence.text(decision.verdict())) {
            case "approve" -> Verdict.VERDICT_APPROVE;
            case "reject" -> Verdict.VERDICT_REJECT;
            default -> Verdict.VERDICT_UNSPECIFIED;
        };
    }

    /** A human with an account at a second issuer is the same human. */
    private void requester(OperationFields fields) {
        String human = Evidence.text(decision.human());
        require(!human.isEmpty(), "it names no approver", "a decision that nobody took is none");
        require(
                !human.equals(fields.text(OperationField.HUMAN)),
                "the approver `" + human + "` is who asked",
                "nobody says yes to himself");
        require(
                fields.actors().stream().noneMatch(actor -> actor.subject().equals(human)),
                "the approver `" + human + "` is an agent that asked",
                "an agent is no person");
    }

    private void require(boolean holds, String what, String why) {
        if (!holds) {
            add(what, why);
        }
    }

    private void add(String what, String why) {
        problems.add(new Problem(title + ": " + what, why));
    }
}
