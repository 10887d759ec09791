package dev.sallyport.server.approval;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;

/** Why something about an approval is not done, and what to do instead. */
final class ApprovalRefusals {
    static final Refusal UNKNOWN = new Refusal(
            Reason.UNKNOWN_OBJECT,
            "the approval does not exist, or somebody else asked for it",
            "approvals.name",
            "send the name as the answer of your own request gave it");

    static final Refusal OTHER_SOURCE = new Refusal(
            Reason.APPROVAL_INVALID,
            "the approval is for another source than the request names",
            "approvals.source",
            "send the source that the statement was sent to");

    static final Refusal PENDING = new Refusal(
            Reason.APPROVAL_REQUIRED,
            "nobody has said yes to this approval yet",
            "approvals.pending",
            "wait for it with WaitApproval, and send it again once it is approved");

    static final Refusal USED = new Refusal(
            Reason.APPROVAL_INVALID,
            "the approval was used by another request, and each is good for one",
            "approvals.consumed",
            "ask GetRequest what became of that request; to do it once more, send the statement again");

    static final Refusal REPEATED = new Refusal(
            Reason.REQUEST_REPEATED,
            "a request with this id was sent before, so this one was not run",
            "request.repeated",
            "ask GetRequest what became of it; to do it once more, send it with a new request id");

    static final Refusal TOO_LATE = new Refusal(
            Reason.DEADLINE,
            "the time of the call was over before the operation could run",
            "call.deadline",
            "send it again with the approval and more time; the approval was not used");

    static final Refusal OTHER_WORK = new Refusal(
            Reason.REQUEST_REPEATED,
            "the request id was used to ask for the approval of another operation",
            "request.request_id",
            "send a new UUID with each new request");

    static final Refusal OVERTAKEN = new Refusal(
            Reason.CONFLICT,
            "the approval changed at the same moment",
            "approvals.revision",
            "look at the approval again, and decide anew if it still waits");

    static final Refusal TOO_MANY_OF_AGENT = new Refusal(
            Reason.LIMIT,
            "as many questions of this agent wait for a person as may",
            "approvals.pending-per-agent",
            "wait until some are decided, or take some back with CancelApproval");

    static final Refusal TOO_MANY_OF_HUMAN = new Refusal(
            Reason.LIMIT,
            "as many questions of agents of this human wait for a person as may",
            "approvals.pending-per-human",
            "wait until some are decided, or take some back with CancelApproval");

    /** A yes could not lift it, so nobody is asked for one in vain. */
    static final Refusal BEYOND_LIMIT = new Refusal(
            Reason.LIMIT,
            "the operation would change more rows than it may, with or without approval",
            "limits.affected",
            "narrow the condition, or ask an admin for a grant that takes more");

    static final Refusal TOO_LARGE = new Refusal(
            Reason.TOO_LARGE,
            "the operation with its parameters is larger than what a person can be asked about",
            "approvals.size",
            "send it in parts of at most some ten thousand characters");

    static final Refusal OTHER_DIGEST = new Refusal(
            Reason.APPROVAL_INVALID,
            "the digest is not that of the operation that the approval is bound to",
            "approvals.digest",
            "show the approval again, and decide about what is shown");

    static final Refusal BAD_SIGNATURE = new Refusal(
            Reason.APPROVAL_INVALID,
            "the signature is not one over this decision by an enrolled key of the approver",
            "approvals.signature",
            "sign this digest, verdict, name, approver, time and reason with a key that two admins enrolled for you");

    static final Refusal BAD_TIME = new Refusal(
            Reason.APPROVAL_INVALID,
            "the time in the signature is not now",
            "approvals.signed-at",
            "set the clock of the machine that signs, and sign again");

    static final Refusal AGENT = new Refusal(
            Reason.NOT_ALLOWED,
            "only a human who calls without an agent may decide",
            "approvals.human",
            "sign in yourself, from a machine of your own");

    static final Refusal NOT_FRESH = new Refusal(
            Reason.NOT_ALLOWED,
            "it is too long ago that you proved who you are, or the token does not say when",
            "approvals.signed-in",
            "sign in again, and decide then");

    static final Refusal WEAK_SIGN_IN = new Refusal(
            Reason.NOT_ALLOWED,
            "you signed in by a method that somebody could have talked you into",
            "approvals.methods",
            "sign in with a security key or a passkey");

    static final Refusal OWN = new Refusal(
            Reason.NOT_ALLOWED,
            "nobody decides about what an agent does for themselves",
            "approvals.separation",
            "ask another approver");

    static final Refusal OWN_GRANT = new Refusal(
            Reason.NOT_ALLOWED,
            "nobody decides about what runs under a grant that they wrote",
            "approvals.separation",
            "ask another approver");

    static final Refusal NOT_AN_APPROVER = new Refusal(
            Reason.NOT_ALLOWED,
            "none of the rules that ask names you for this source and this kind of operation",
            "approvals.approvers",
            "ask an approver of the rule, or an admin to add you to it");

    static final Refusal TWICE = new Refusal(
            Reason.NOT_ALLOWED,
            "you have decided about this approval already, and a quorum is one of different humans",
            "approvals.quorum",
            "ask another approver");

    private ApprovalRefusals() {}

    static Refusal nobody(String rule) {
        return new Refusal(
                Reason.APPROVAL_REQUIRED,
                "the rule `" + rule + "` asks for approval, and nobody is named who could give it",
                "approvals.rules",
                "ask an admin to configure the rule");
    }

    static Refusal ended(Approval approval) {
        String because = approval.endedBecause().isEmpty() ? "" : ": " + approval.endedBecause();
        return new Refusal(
                Reason.APPROVAL_INVALID,
                "the approval is " + approval.state().word() + because,
                "approvals." + approval.state().word(),
                "send the statement again to ask anew");
    }

    static Refusal changed(Field field) {
        return new Refusal(
                Reason.APPROVAL_INVALID,
                field.words() + " changed since it was approved, so nothing was run",
                field.rule(),
                "send the statement again to ask anew");
    }

    static Refusal grantChanged(String grant) {
        return new Refusal(
                Reason.APPROVAL_INVALID,
                "the grant `" + grant + "` changed, ended or was revoked since it was asked",
                Field.BASIS.rule(),
                "send the statement again to ask anew");
    }

    static Refusal keyRevoked() {
        return new Refusal(
                Reason.APPROVAL_INVALID,
                "a key that signed the yes does not count any more",
                "approvals.keys",
                "send the statement again to ask anew");
    }
}
