package dev.sallyport.server.notice;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.sallyport.server.notice.NoticeQueue.Due;
import dev.sallyport.server.source.Stacks;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waits in the outbox to the webhooks, each at least once, in no certain order.
 *
 * <p>A thread of its own looks for what is due; each webhook has at most one notice on its way, on a thread of its own, so that
 * one that is slow or dead holds up no other.
 */
public final class NoticeSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PAUSE_SECONDS = 1;
    private static final int CLOSING_SECONDS = 5;

    /** Notices of one webhook that are taken at a time. */
    static final int MOST = 16;

    private final Map<String, WebhookConfig> webhooks;
    private final NoticeQueue queue;
    private final InstantSource clock;
    private final Backoff backoff;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Post post;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore wakes = new Semaphore(0);
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("notices-", 0).factory());
    private final Thread thread = Thread.ofPlatform().name("notices").daemon().unstarted(this::run);
    private volatile boolean closed;

    private NoticeSender(
            Map<String, WebhookConfig> webhooks, NoticeQueue queue, InstantSource clock, RandomGenerator random) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.clock = clock;
        this.backoff = new Backoff(random);
        this.post = new Post(client, clock, PATIENCE);
    }

    /**
     * Begins to send.
     *
     * @throws IllegalArgumentException when two webhooks have one name or one has no secret
     */
    public static NoticeSender open(
            List<WebhookConfig> webhooks, NoticeQueue queue, InstantSource clock, RandomGenerator random) {
        Notices.requireDifferentNames(webhooks);
        webhooks.forEach(webhook -> new SigningSecret(webhook.secretFile()).check());
        var byName = webhooks.stream().collect(toUnmodifiableMap(WebhookConfig::name, webhook -> webhook));
        var sender = new NoticeSender(byName, queue, clock, random);
        sender.thread.start();
        return sender;
    }

    /** Something may be due; never waits. */
    public void wake() {
        wakes.release();
    }

    private void run() {
        try {
            while (!closed) {
                round();
                var _ = wakes.tryAcquire(PAUSE_SECONDS, SECONDS);
                var _ = wakes.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who is busy is asked first: what a webhook had in hand when the queue was read may be delivered by now. */
    private void round() {
        Set<String> inHand = Set.copyOf(busy);
        try {
            queue.due(clock.instant(), MOST).stream()
                    .filter(notice -> !inHand.contains(notice.webhook()))
                    .collect(groupingBy(Due::webhook))
                    .forEach(this::begin);
        } catch (RuntimeException | Error bug) {
            LOG.error("notices wait: {}", Stacks.of(bug));
        }
    }

    private void begin(String webhook, List<Due> notices) {
        busy.add(webhook);
        workers.execute(() -> deliver(webhook, notices));
    }

    private void deliver(String webhook, List<Due> notices) {
        boolean isDone = false;
        try {
            notices.forEach(this::deliver);
            isDone = true;
        } catch (RuntimeException | Error bug) {
            LOG.error("notices to webhook `{}` wait: {}", webhook, Stacks.of(bug));
        } finally {
            busy.remove(webhook);
        }
        if (isDone) {
            wake();
        }
    }

    private void deliver(Due notice) {
        if (closed) {
            return;
        }
        Optional<String> refusal = Optional.ofNullable(webhooks.get(notice.webhook()))
                .map(webhook -> post.send(webhook, notice))
                .orElseGet(() -> Optional.of("no such webhook is configured"));
        if (refusal.isEmpty()) {
            queue.delivered(notice.id());
        } else if (!closed) {
            keep(notice, refusal.get());
        }
    }

    private void keep(Due notice, String why) {
        if (Backoff.isLast(notice.attempts())) {
            LOG.error("notice `{}` is given up, webhook `{}`: {}", notice.id(), notice.webhook(), why);
            queue.abandoned(notice.id());
            return;
        }
        if (notice.attempts() == 0) {
            LOG.warn("notice `{}` is sent again later, webhook `{}`: {}", notice.id(), notice.webhook(), why);
        }
        queue.failed(notice.id(), clock.instant().plus(backoff.after(notice.attempts())));
    }

    /** What is on its way is cut off and counts as not sent. No thread is interrupted, for it may be in the middle of the store. */
    @Override
    public void close() {
        closed = true;
        wake();
        client.shutdownNow();
        try {
            var _ = thread.join(Duration.ofSeconds(CLOSING_SECONDS));
            workers.shutdown();
            if (!workers.awaitTermination(CLOSING_SECONDS, SECONDS)) {
                LOG.warn("a notice is still on its way");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
