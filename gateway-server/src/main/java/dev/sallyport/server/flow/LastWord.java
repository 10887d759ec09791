package dev.sallyport.server.flow;

import dev.sallyport.operation.Refusal;
import dev.sallyport.server.source.Stacks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A refusal on its way out, when nothing may go wrong any more. */
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
}
