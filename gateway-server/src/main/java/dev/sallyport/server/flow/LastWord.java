package dev.sallyport.server.flow;

import dev.sallyport.operation.Refusal;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.source.Stacks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A refusal or a question on its way out, when nothing may go wrong any more. */
final class LastWord {
    private static final Logger LOG = LoggerFactory.getLogger(LastWord.class);

    private LastWord() {}

    /** What cannot be sent stands in the trail already; nothing is recorded once more because of it. */
    static void tell(Answer answer, Refusal refusal, long index) {
        try {
            answer.refuse(refusal, index);
        } catch (RuntimeException | Error bug) {
            LOG.error("the refusal of record {} was not sent: {}", index, Stacks.of(bug));
        }
    }

    /** A question that was asked stays asked, whether or not the caller hears of it; a repeat of the request is told its name. */
    static void tell(Answer answer, Approval approval, Plan.Asked plan) {
        try {
            answer.approvalRequired(approval, plan);
        } catch (RuntimeException | Error bug) {
            LOG.error("the approval of record {} was not told: {}", approval.auditIndex(), Stacks.of(bug));
        }
    }
}
