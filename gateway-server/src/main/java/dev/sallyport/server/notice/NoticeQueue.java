package dev.sallyport.server.notice;

import java.time.Instant;
import java.util.List;

/** The durable outbox that notices wait in; it is called by several threads. */
public interface NoticeQueue {
    /**
     * A notice that waits.
     *
     * @param attempts how often it was sent in vain
     */
    record Due(String id, String webhook, byte[] body, int attempts) {}

    /**
     * Those to be sent by now, the longest due first.
     *
     * @param most at most so many of each webhook, so that those of a dead one do not hide those of another
     */
    List<Due> due(Instant now, int most);

    /** Takes it out: its receiver has it. */
    void delivered(String id);

    /** Counts one more attempt in vain, and keeps it until the next. */
    void failed(String id, Instant next);

    /** Takes it out: nobody took it, and it is not sent again. */
    default void abandoned(String id) {
        delivered(id);
    }
}
