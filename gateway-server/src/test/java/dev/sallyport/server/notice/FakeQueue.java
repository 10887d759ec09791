package dev.sallyport.server.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An outbox in memory, which remembers what it was told. */
final class FakeQueue implements NoticeQueue {
    private final Map<String, Entry> waiting = new LinkedHashMap<>();
    private final List<String> delivered = new ArrayList<>();
    private final List<String> abandoned = new ArrayList<>();
    private int failures;

    private record Entry(Due due, Instant next) {}

    synchronized void put(Due due) {
        waiting.put(due.id(), new Entry(due, Instant.MIN));
    }

    void put(List<Notices.Outgoing> outgoing) {
        outgoing.forEach(each -> put(new Due(each.id(), each.webhook(), each.body(), 0)));
    }

    /** Breaks as often as this before it works again. */
    synchronized void fail(int times) {
        failures = times;
    }

    synchronized boolean hasFailed() {
        return failures == 0;
    }

    @Override
    public synchronized List<Due> due(Instant now, int most) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("a store that cannot be reached");
        }
        Map<String, Integer> taken = new HashMap<>();
        return waiting.values().stream()
                .filter(entry -> !entry.next().isAfter(now))
                .sorted(Comparator.comparing(Entry::next))
                .map(Entry::due)
                .filter(due -> taken.merge(due.webhook(), 1, Integer::sum) <= most)
                .toList();
    }

    @Override
    public synchronized void delivered(String id) {
        waiting.remove(id);
        delivered.add(id);
    }

    @Override
    public synchronized void failed(String id, Instant next) {
        var _ = waiting.computeIfPresent(
                id,
                (_, entry) -> new Entry(
                        new Due(
                                id,
                                entry.due().webhook(),
                                entry.due().body(),
                                entry.due().attempts() + 1),
                        next));
    }

    @Override
    public synchronized void abandoned(String id) {
        waiting.remove(id);
        abandoned.add(id);
    }

    /** Attempts in vain so far, of one that still waits. */
    synchronized Optional<Integer> attempts(String id) {
        return Optional.ofNullable(waiting.get(id)).map(entry -> entry.due().attempts());
    }

    synchronized Instant next(String id) {
        return Optional.ofNullable(waiting.get(id)).map(Entry::next).orElseThrow();
    }

    synchronized List<String> delivered() {
        return List.copyOf(delivered);
    }

    synchronized List<String> abandoned() {
        return List.copyOf(abandoned);
    }
}
