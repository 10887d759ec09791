package dev.sallyport.server.notice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What each configured webhook is to hear. Whoever changes the state of an approval puts all of it into the outbox within the
 * same transaction, and wakes the sender after it.
 */
public final class Notices {
    private final List<WebhookConfig> webhooks;
    private final NoticeBodies bodies = new NoticeBodies();

    /** For these webhooks; without any, nothing is ever to be sent. */
    public Notices(List<WebhookConfig> webhooks) {
        requireDifferentNames(webhooks);
        this.webhooks = List.copyOf(webhooks);
    }

    /** One entry of the outbox, first due at once. */
    public record Outgoing(String id, String webhook, byte[] body) {}

    /** One for each webhook; the same ids and the same bytes for the same notice. */
    public List<Outgoing> of(Notice notice) {
        return webhooks.stream()
                .map(webhook -> new Outgoing(notice.id(webhook.name()), webhook.name(), bodies.of(notice, webhook)))
                .toList();
    }

    static void requireDifferentNames(List<WebhookConfig> webhooks) {
        Set<String> names = new HashSet<>();
        for (WebhookConfig webhook : webhooks) {
            if (!names.add(webhook.name())) {
                throw new IllegalArgumentException(
                        "`name` is `" + webhook.name() + "` for two webhooks, expected a name for each");
            }
        }
    }
}
