package dev.sallyport.server.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.server.notice.WebhookConfig.Shape;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Notices and webhooks that tests begin with. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    private Samples() {}

    static Notice notice() {
        return notice(1);
    }

    static Notice notice(long revision) {
        return notice("support-bot", "alice", "task-7", revision);
    }

    static Notice notice(String agent, String human, String task) {
        return notice(agent, human, task, 1);
    }

    private static Notice notice(String agent, String human, String task, long revision) {
        return new Notice(
                "approval.pending",
                "approval-1",
                revision,
                "shop",
                agent,
                human,
                task,
                "WRITE",
                List.of("writes-need-a-person"),
                NOW,
                NOW.plusSeconds(900));
    }

    static WebhookConfig webhook(String name, Shape shape) {
        return new WebhookConfig(name, URI.create("https://hooks.example/in"), shape, Path.of("secret"));
    }

    static NoticeQueue.Due due(String id, String webhook) {
        return new NoticeQueue.Due(id, webhook, "{}".getBytes(UTF_8), 0);
    }
}
