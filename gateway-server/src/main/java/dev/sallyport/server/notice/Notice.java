package dev.sallyport.server.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.server.digest.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a channel hears of an approval: who asks for what kind of thing where, and nothing of what the operation says or touches.
 *
 * @param event what happened, for example `approval.pending` or `break-glass.opened`
 * @param approval name of the approval, or of what else the event is about
 * @param revision number of the approval's state; each event of an approval has its own
 * @param agent empty when the human calls
 * @param operationClass empty where there is no operation
 * @param rules names of the rules that ask
 * @param time when it happened
 * @param expireTime when the approval ends by itself
 */
public record Notice(
        String event,
        String approval,
        long revision,
        String source,
        String agent,
        String human,
        String task,
        String operationClass,
        List<String> rules,
        Instant time,
        Instant expireTime) {
    private static final Pattern EVENT = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
    private static final byte[] PURPOSE = Sha256.of("sallyport-notice-v1");

    public Notice {
        if (!EVENT.matcher(event).matches()) {
            throw new IllegalArgumentException("`event` is `" + event + "`, expected a word, a dot and a word");
        }
        rules = List.copyOf(rules);
    }

    /** The same each time it is sent to this webhook, and of no other notice; a receiver drops what it has seen. */
    public String id(String webhook) {
        return Sha256.hex(
                Sha256.of(PURPOSE, Sha256.of(approval), Long.toString(revision).getBytes(UTF_8), Sha256.of(webhook)));
    }
}
