package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.evidence.Trio.Side;
import dev.sallyport.e2e.generated.GeneratedRead;
import dev.sallyport.v1.Effect;
import dev.sallyport.v1.Verb;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One human's writes on every side at once, each put back before the next. */
final class WritingTrio implements AutoCloseable {
    private static final Set<Verb> WRITES = Set.of(Verb.VERB_INSERT, Verb.VERB_UPDATE, Verb.VERB_DELETE);

    private final Trio.Clients clients;
    private final Map<Side, KeptTables> tables;
    private final ExecutorService threads = Executors.newFixedThreadPool(Side.values().length);

    private WritingTrio(Trio.Clients clients, Map<Side, KeptTables> tables) {
        this.clients = clients;
        this.tables = tables;
    }

    static WritingTrio of(Trio trio, String human) throws IOException, SQLException {
        Map<Side, KeptTables> tables = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            tables.put(side, KeptTables.of(trio.stand(side).database()));
        }
        return new WritingTrio(trio.clients(human), tables);
    }

    /** Runs it on every side, and leaves the tables as they were. */
    Map<Side, Aftermath> run(GeneratedRead write) throws InterruptedException, ExecutionException {
        Map<Side, Future<Aftermath>> running = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            running.put(side, threads.submit(() -> run(side, write)));
        }
        Map<Side, Aftermath> ended = new EnumMap<>(Side.class);
        for (var each : running.entrySet()) {
            ended.put(each.getKey(), each.getValue().get());
        }
        return ended;
    }

    private Aftermath run(Side side, GeneratedRead write) throws SQLException {
        KeptTables kept = Objects.requireNonNull(tables.get(side));
        Answered answer = clients.once(side, write);
        Set<String> changed = kept.changed();
        Map<String, String> seen = kept.seenAfter(changed);
        kept.putBack(changed);
        return new Aftermath(answer, clients.text(side, write, answer), changed, seen);
    }

    /** The tables that its effects say it writes to. */
    Set<String> stated(GeneratedRead write) {
        Set<String> stated = new TreeSet<>();
        for (Effect effect :
                clients.understood(Side.FIRST, write).getOperation().getEffectsList()) {
            if (WRITES.contains(effect.getVerb())) {
                stated.add(effect.getTarget().getObject());
            }
        }
        return stated;
    }

    @Override
    public void close() throws SQLException {
        threads.close();
        clients.close();
        for (KeptTables kept : tables.values()) {
            kept.close();
        }
    }
}
