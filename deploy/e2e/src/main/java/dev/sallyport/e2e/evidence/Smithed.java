package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.evidence.Trio.Side;
import dev.sallyport.e2e.generated.GeneratedRead;
import dev.sallyport.e2e.generated.SmithPolicy;
import dev.sallyport.e2e.sqlsmith.Canaries;
import dev.sallyport.e2e.sqlsmith.Sight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Sends statements of `sqlsmith` through gateways over databases that are one for whoever sends them. */
final class Smithed {
    private static final int CLIENTS = 2;
    private static final int TOLD = 500;
    private static final Pattern READ = Pattern.compile("^(select|with)\\b", Pattern.CASE_INSENSITIVE);

    /** Of a query whose order is open; what takes one row by its place keeps its limit, since it is one of a table. */
    private static final Pattern CUT = Pattern.compile("\\blimit \\d+(?!\\d| offset)");

    private record Sent(Sight sight, GeneratedRead statement) {
        static Sent of(Sight sight, String sql) {
            return new Sent(sight, new GeneratedRead(sql, false, Set.of(), Set.of()));
        }

        boolean isRead() {
            return READ.matcher(statement.sql()).find();
        }

        Sent uncut() {
            return of(sight, CUT.matcher(statement.sql()).replaceAll(""));
        }
    }

    private final Trio trio;
    private final String reader;
    private final Canaries canaries;
    private final SmithTally tally;
    private final Queue<Sent> withRows = new ConcurrentLinkedQueue<>();

    /** @param reader whose reads they are */
    Smithed(Trio trio, String reader, Canaries canaries, SmithTally tally) {
        this.trio = trio;
        this.reader = reader;
        this.canaries = canaries;
        this.tally = tally;
    }

    /** Reads beside each other, writes one after the other, each put back before the next. */
    void send(Map<Sight, Set<String>> statements) throws Exception {
        List<Sent> reads = new ArrayList<>();
        List<Sent> writes = new ArrayList<>();
        statements.forEach((sight, all) -> all.forEach(sql -> {
            Sent sent = Sent.of(sight, sql);
            (sent.isRead() ? reads : writes).add(sent);
        }));
        read(reads);
        write(writes);
    }

    private void read(List<Sent> reads) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Integer>> workers = IntStream.range(0, CLIENTS)
                    .<Callable<Integer>>mapToObj(_ -> () -> read(reads, next))
                    .toList();
            for (Future<Integer> worker : threads.invokeAll(workers)) {
                var _ = worker.get();
            }
        }
    }

    private int read(List<Sent> reads, AtomicInteger next) throws IOException {
        int sent = 0;
        try (Trio.Clients clients = trio.clients(reader)) {
            for (int at = next.getAndIncrement(); at < reads.size(); at = next.getAndIncrement()) {
                read(clients, reads.get(at));
                sent++;
                tell(at + 1, "reads");
            }
        }
        return sent;
    }

    /** Answers with rows, asked by a reader without some masks, until one has a piece of what they hide; one more than all without any. */
    int noticed() throws IOException {
        int asked = 0;
        try (Trio.Clients clients = trio.clients(SmithPolicy.UNMASKED)) {
            for (Sent sent : withRows) {
                asked++;
                Answered answer = clients.ask(Side.FIRST, sent.statement());
                if (canaries.in(answer.text(), sent.statement().sql()).isPresent()) {
                    return asked;
                }
            }
        }
        return asked + 1;
    }

    private void tell(int number, String what) {
        if (number % TOLD == 0) {
            System.err.println("sqlsmith: at " + number + " " + what + ", " + tally.text());
        }
    }

    private void read(Trio.Clients clients, Sent sent) {
        Answered first = clients.ask(Side.FIRST, sent.statement());
        count(sent, first);
        if (SmithEnd.of(first).isUnread()) {
            return;
        }
        if (!first.rows().isEmpty()) {
            withRows.add(sent);
        }
        tally.compared();
        for (Side side : List.of(Side.OTHER_CELLS, Side.OTHER_ROWS)) {
            Answered other = clients.ask(side, sent.statement());
            if (isOpen(first) || isOpen(other)) {
                tally.uncompared();
            } else if (!isAlike(clients, side, sent, first, other)) {
                settle(clients, side, sent);
            }
        }
    }

    /** A difference stands when it is still there without what cuts rows in an open order, and one database answers twice alike. */
    private void settle(Trio.Clients clients, Side side, Sent sent) {
        Sent uncut = sent.uncut();
        Answered first = clients.ask(Side.FIRST, uncut.statement());
        Answered other = clients.ask(side, uncut.statement());
        Answered again = clients.ask(Side.FIRST, uncut.statement());
        if (isOpen(first) || isOpen(other) || !isAlike(clients, Side.FIRST, uncut, first, again)) {
            tally.uncompared();
        } else if (!isAlike(clients, side, uncut, first, other)) {
            tally.differs("on " + side + ": " + uncut.statement().sql() + "\n  first: "
                    + clients.text(Side.FIRST, uncut.statement(), first) + "\n  other: "
                    + clients.text(side, uncut.statement(), other));
        }
    }

    private static boolean isAlike(Trio.Clients clients, Side side, Sent sent, Answered first, Answered other) {
        return clients.text(Side.FIRST, sent.statement(), first).equals(clients.text(side, sent.statement(), other));
    }

    private void count(Sent sent, Answered answer) {
        String sql = sent.statement().sql();
        tally.count(sent.sight().toString(), sql, SmithEnd.of(answer));
        canaries.in(answer.text(), sql)
                .ifPresent(piece -> tally.leaks("`" + piece + "` by " + sql + "\n  " + answer.text()));
    }

    private static boolean isOpen(Answered answer) {
        return Trio.isLate(answer);
    }

    private void write(List<Sent> writes) throws Exception {
        try (WritingTrio writing = WritingTrio.of(trio, SmithPolicy.WRITER)) {
            for (int at = 0; at < writes.size(); at++) {
                write(writing, writes.get(at));
                tell(at + 1, "writes");
            }
        }
    }

    private void write(WritingTrio writing, Sent sent) throws Exception {
        Map<Side, Aftermath> ended = writing.run(sent.statement());
        Aftermath first = Objects.requireNonNull(ended.get(Side.FIRST));
        count(sent, first.answer());
        if (SmithEnd.of(first.answer()).isUnread()) {
            return;
        }
        tally.compared();
        boolean isSettled = ended.values().stream().allMatch(first::isLike)
                || first.isLike(
                        Objects.requireNonNull(writing.run(sent.statement()).get(Side.FIRST)));
        if (!isSettled || ended.values().stream().map(Aftermath::answer).anyMatch(Smithed::isOpen)) {
            tally.uncompared();
            return;
        }
        ended.forEach((side, each) -> {
            if (!first.isLike(each)) {
                tally.differs("on " + side + ": " + sent.statement().sql() + "\n  first: " + first.brief()
                        + "\n  other: " + each.brief());
            }
        });
    }
}
