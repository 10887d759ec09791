package dev.sallyport.server.approval;

import dev.sallyport.policy.Identity;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.v1.SignedDecision;
import java.util.Optional;

/** Where each step of an approval is recorded durably before it counts; every method returns the record's index, or throws. */
public interface ApprovalTrail {
    /** An operation waits for a person. */
    long asked(Submission submission, RequestSnapshot snapshot, Plan.Asked plan, Approval approval);

    /** A person is shown what it is about. */
    long shown(Identity approver, Approval approval);

    /** A person decided. */
    long decided(Identity approver, Approval before, Approval after, SignedDecision decision);

    /** It was used up by a request of the caller. */
    long consumed(Submission submission, Approval before, Approval after);

    /** It ended without having been used. */
    long ended(Optional<Identity> by, Approval before, Approval after);

    /** A key was proposed, confirmed or revoked. */
    long key(Identity admin, ApproverKey key);

    /** A break-glass was proposed, opened, closed or reviewed; by its state, and without what people wrote. */
    long glass(Identity by, BreakGlass glass);
}
