package dev.sallyport.server.approval;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.v1.SignedDecision;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The keys with which people sign: one admin proposes a key, another one confirms it, and neither of them is its owner. */
public final class ApproverKeys {
    private static final Refusal BAD_KEY = new Refusal(
            Reason.MALFORMED,
            "the key is not a public JWK of P-256 or Ed25519",
            "approver-keys.jwk",
            "make one with `sallyport approval key new`, and send what it prints");
    private static final Refusal UNKNOWN_KEY = new Refusal(
            Reason.UNKNOWN_OBJECT,
            "there is no such key",
            "approver-keys.id",
            "send an id as `sallyport approval key list` shows it");
    private static final Refusal KNOWN_KEY = new Refusal(
            Reason.CONFLICT,
            "the key was proposed before, and a key is one person's for ever",
            "approver-keys.id",
            "make a new key");
    private static final Refusal NOT_PROPOSED = new Refusal(
            Reason.CONFLICT,
            "the key is not one that waits for a second admin",
            "approver-keys.state",
            "look at its state; a key that was revoked does not come back");
    private static final Refusal SAME_ADMIN = new Refusal(
            Reason.NOT_ALLOWED,
            "the admin who proposed a key does not confirm it, and nobody enrols a key of their own",
            "approver-keys.two-admins",
            "ask another admin");

    private final ApproverKeyStore store;
    private final ApprovalTrail trail;
    private final InstantSource clock;

    public ApproverKeys(ApproverKeyStore store, ApprovalTrail trail, InstantSource clock) {
        this.store = store;
        this.trail = trail;
        this.clock = clock;
    }

    /** A key after a change, or why there was none. */
    public sealed interface Result {
        record Done(ApproverKey key) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /**
     * A key that may sign for its owner.
     *
     * @param enrolledBy the two admins; nobody where it is the key of the owner's certificate
     */
    record Known(JWK key, List<String> enrolledBy) {}

    /** Proposes a key for a human. */
    public Result propose(Identity admin, String issuer, String human, String jwk) {
        Optional<JWK> key = Signatures.key(jwk);
        if (key.isEmpty()) {
            return new Result.Refused(BAD_KEY);
        }
        if (isSame(admin, human)) {
            return new Result.Refused(SAME_ADMIN);
        }
        var proposed = new ApproverKey(
                Signatures.thumbprint(key.get()),
                issuer,
                human,
                Signatures.bare(key.get()),
                ApproverKey.State.PROPOSED,
                admin.name(),
                "",
                clock.instant());
        return store.insert(proposed, () -> trail.key(admin, proposed))
                ? new Result.Done(proposed)
                : new Result.Refused(KNOWN_KEY);
    }

    /** Confirms a key that another admin proposed. */
    public Result confirm(Identity admin, String id) {
        Optional<ApproverKey> known = store.key(id);
        if (known.isEmpty()) {
            return new Result.Refused(UNKNOWN_KEY);
        }
        ApproverKey key = known.get();
        if (key.state() != ApproverKey.State.PROPOSED) {
            return new Result.Refused(NOT_PROPOSED);
        }
        if (isSame(admin, key.human()) || isSame(admin, Identity.subjectOf(key.proposedBy()))) {
            return new Result.Refused(SAME_ADMIN);
        }
        return changed(admin, key, key.confirmed(admin.name()));
    }

    /** Ends a key; one admin is enough for that. */
    public Result revoke(Identity admin, String id) {
        Optional<ApproverKey> known = store.key(id);
        if (known.isEmpty()) {
            return new Result.Refused(UNKNOWN_KEY);
        }
        return known.get().state() == ApproverKey.State.REVOKED
                ? new Result.Done(known.get())
                : changed(admin, known.get(), known.get().revoked());
    }

    /** All of them, by approver. */
    public List<ApproverKey> all() {
        return store.keys();
    }

    private Result changed(Identity admin, ApproverKey before, ApproverKey after) {
        return store.change(before, after, () -> trail.key(admin, after))
                ? new Result.Done(after)
                : new Result.Refused(NOT_PROPOSED);
    }

    /** The key that a header names, where it may sign for the caller: an enrolled one, or that of the caller's own certificate. */
    Optional<Known> of(Identity caller, JWSObject signed) {
        String id = signed.getHeader().getKeyID();
        if (id == null) {
            return Signatures.keyOfCertificate(signed, caller.thumbprint()).map(key -> new Known(key, List.of()));
        }
        return store.key(id)
                .filter(key -> key.state() == ApproverKey.State.ENROLLED)
                .filter(key ->
                        key.issuer().equals(caller.issuer()) && key.human().equals(caller.human()))
                .flatMap(key -> Signatures.key(key.jwk())
                        .map(jwk -> new Known(jwk, List.of(key.proposedBy(), key.confirmedBy()))));
    }

    /**
     * Whether a decision that was kept is one still: signed by the key beside it over this very approval, and where the key was
     * enrolled, by one that is. Nothing is believed because it stands in the store.
     */
    boolean stillStands(SignedDecision decision, Approval approval) {
        Optional<JWSObject> signed = Signatures.read(decision.getSignature());
        Optional<JWK> key = Signatures.key(decision.getKey());
        var payload = new DecisionPayload(
                approval.fields().digest(),
                decision.getVerdict(),
                approval.name(),
                decision.getIssuer(),
                decision.getHuman(),
                decision.getReason());
        return signed.isPresent()
                && key.isPresent()
                && Signatures.holds(signed.get(), key.get())
                && payload.timeIn(signed.get().getPayload().toBytes()).isPresent()
                && (signed.get().getHeader().getKeyID() == null || isEnrolled(key.get(), decision));
    }

    private boolean isEnrolled(JWK key, SignedDecision decision) {
        return store.key(Signatures.thumbprint(key))
                .filter(each -> each.state() == ApproverKey.State.ENROLLED)
                .filter(each -> each.issuer().equals(decision.getIssuer())
                        && each.human().equals(decision.getHuman()))
                .isPresent();
    }

    private static boolean isSame(Identity admin, String human) {
        return admin.human().equalsIgnoreCase(human);
    }
}
