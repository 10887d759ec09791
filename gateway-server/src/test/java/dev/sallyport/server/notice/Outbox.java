package dev.sallyport.server.notice;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;

/** A sender with its outbox and clock, the webhooks that it sends to, and what it logs. */
final class Outbox implements AutoCloseable {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(NoticeSender.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(5);

    final AtomicInteger status = new AtomicInteger(204);
    final FakeQueue queue = new FakeQueue();
    final MovableClock clock = new MovableClock();
    final Receiver receiver;
    final Path secret;
    private final Log log = new Log();
    private Optional<NoticeSender> sender = Optional.empty();

    /** Written by several threads while a test reads it. */
    private static final class Log extends ListAppender<ILoggingEvent> {
        Log() {
            list = new CopyOnWriteArrayList<>();
        }
    }

    Outbox(Path folder) throws IOException {
        secret = Files.writeString(folder.resolve("secret"), Samples.SECRET);
        receiver = new Receiver(0, status::get);
        log.start();
        LOG.addAppender(log);
    }

    WebhookConfig webhook(String name, String path) {
        return receiver.webhook(name, path, secret);
    }

    NoticeSender open(WebhookConfig... webhooks) {
        var opened = NoticeSender.open(List.of(webhooks), queue, clock, new Random(1));
        sender = Optional.of(opened);
        return opened;
    }

    /** Puts the notice in for all of these and returns the first one's id. */
    String put(Notice notice, WebhookConfig... webhooks) {
        var outgoing = new Notices(List.of(webhooks)).of(notice);
        queue.put(outgoing);
        wake();
        return outgoing.getFirst().id();
    }

    void wake() {
        sender.ifPresent(NoticeSender::wake);
    }

    void awaitDelivered(String id) {
        await(() -> queue.delivered().contains(id));
    }

    void awaitAttempts(String id, int attempts) {
        await(() -> queue.attempts(id).equals(Optional.of(attempts)));
    }

    /** As if the notice's wait were over. */
    void passTime(String id) {
        clock.set(queue.next(id));
        wake();
    }

    void await(BooleanSupplier holds) {
        Awaitility.await().atMost(LONGEST).pollInterval(STEP).until(holds::getAsBoolean);
    }

    List<String> logged() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        sender.ifPresent(NoticeSender::close);
        LOG.detachAppender(log);
        receiver.close();
    }
}
