package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.RefusedException;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.CommandBytes;
import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.Rig;
import dev.sallyport.e2e.generated.Dialect;
import dev.sallyport.e2e.generated.GeneratedRead;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.DocumentServer;
import dev.sallyport.engine.testkit.RunningServer;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.v1.DryRunResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gateways over databases that are one for a reader: they differ in what is masked, withheld or filtered out. */
final class Trio implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int ATTEMPTS = 3;
    private static final Pattern LATE =
            Pattern.compile("\"(DEADLINE|OVERLOADED|RATE_LIMITED)\"|code: 4\\b|DEADLINE_EXCEEDED");

    /** What the gateway says of an answer that a limit of rows or bytes cut off. */
    private static final String CUT = "LIMIT";

    /** The databases. */
    enum Side {
        /** The fixture of the bypass corpus, and more rows. */
        FIRST,
        /** Other masked and withheld cells. */
        OTHER_CELLS,
        /** Other rows, and another number of them, where a row filter hides them. */
        OTHER_ROWS
    }

    private final Map<Side, Stand> stands = new EnumMap<>(Side.class);
    private final @Nullable Dialect dialect;

    private Trio(@Nullable Dialect dialect) {
        this.dialect = dialect;
    }

    /** Loads the databases and starts a gateway on each. */
    static Trio open(Ground ground, TestServer server, String policy, Start start) throws Exception {
        return open(ground, server, policy, start, _ -> "");
    }

    /** The same with more tables on each side. */
    static Trio open(Ground ground, TestServer server, String policy, Start start, Tables more) throws Exception {
        Dialect dialect = Dialect.of(Product.of(server.kind()));
        Tables all = side -> tables(ground, dialect, side) + more.of(side);
        return new Trio(dialect).filled(ground, server, policy, start, all);
    }

    /** The same with collections of documents. */
    static Trio ofDocuments(Ground ground, DocumentServer server, String policy, Start start) throws Exception {
        Path corpus = ground.root().resolve("../shared/bypass");
        return new Trio(null).filled(ground, server, policy, start, side -> CommandData.text(corpus, side));
    }

    private Trio filled(Ground ground, RunningServer server, String policy, Start start, Tables data) throws Exception {
        try {
            for (Side side : start.sides()) {
                Stand stand = Stand.prepare(ground, server, data.of(side), policy);
                stands.put(side, stand);
                if (stand.rig().database() instanceof DocumentDatabase documents) {
                    documents.run(CommandData.VIEW);
                }
                start.begin(stand);
            }
            return this;
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** What a database has besides. */
    interface Tables {
        String of(Side side) throws IOException;
    }

    /** How a gateway is started, and on which databases. */
    interface Start {
        /** A gateway as it is, on each database. */
        Start WHOLE = new Start() {
            @Override
            public Set<Side> sides() {
                return EnumSet.allOf(Side.class);
            }

            @Override
            public void begin(Stand stand) throws Exception {
                stand.startRoomy();
            }
        };

        Set<Side> sides();

        void begin(Stand stand) throws Exception;
    }

    /** The fixture of the bypass corpus, and more rows. */
    static String tables(Ground ground, Dialect dialect, Side side) throws IOException {
        Path folder = ground.root().resolve("../shared/bypass");
        boolean isOther = side == Side.OTHER_CELLS;
        String fixture = Files.readString(folder.resolve(dialect.corpus() + (isOther ? "_pair.sql" : ".sql")));
        String more = dialect.text("grow.sql").replace("<salt>", isOther ? "2" : "1");
        String lots = dialect.text("lots.sql").replace("<salt>", isOther ? "2" : "1");
        return fixture + more + lots + (side == Side.OTHER_ROWS ? dialect.text("hidden.sql") : "");
    }

    /** The text of a resource beside the generator, for PostgreSQL. */
    static String resource(String name) throws IOException {
        return Dialect.of(Product.POSTGRESQL).text(name);
    }

    /** A client of one human on each side. */
    Clients clients(String human) throws IOException {
        Map<Side, Sallyport> clients = new EnumMap<>(Side.class);
        for (var stand : stands.entrySet()) {
            clients.put(
                    stand.getKey(),
                    stand.getValue().rig().agent(stand.getValue().gateway().dataPort(), human, "generated", Map.of()));
        }
        return new Clients(clients);
    }

    Dialect dialect() {
        return Objects.requireNonNull(dialect, "documents have no dialect of SQL");
    }

    Stand stand(Side side) {
        return Objects.requireNonNull(stands.get(side));
    }

    @Override
    public void close() throws SQLException {
        Deque<Stand> open = new ArrayDeque<>(stands.values());
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private Query query(GeneratedRead read) {
        return dialect == null
                ? Query.command(Rig.SOURCE, CommandBytes.of(read.sql()))
                : Query.of(Rig.SOURCE, read.sql());
    }

    /** Whether it ended for want of time. */
    static boolean isLate(Answered answer) {
        return !answer.isWhole() && LATE.matcher(answer.end()).find();
    }

    /** One human's way into each gateway. */
    final class Clients implements AutoCloseable {
        private final Map<Side, Sallyport> clients;

        private Clients(Map<Side, Sallyport> clients) {
            this.clients = clients;
        }

        /** Asks again where there was no time for it, which says something of the machine. */
        Answered ask(Side side, GeneratedRead read) {
            Answered answer = once(side, read);
            for (int attempt = 1; isLate(answer) && attempt < ATTEMPTS; attempt++) {
                answer = once(side, read);
            }
            return answer;
        }

        /** Asks once: what writes would write twice. A question to a person is taken back: few may wait, and each ends at a time of its own. */
        Answered once(Side side, GeneratedRead read) {
            Query query = query(read).withDeadline(PATIENCE);
            Sallyport client = Objects.requireNonNull(clients.get(side));
            Answered answer = Answered.to(client, query);
            if (answer.failure().orElse(null) instanceof RefusedException refused
                    && !refused.approval().isEmpty()) {
                Asking.cancel(client, refused.approval());
            }
            return answer;
        }

        /** How it would be understood and decided. */
        DryRunResponse understood(Side side, GeneratedRead read) {
            Query query = query(read).withDeadline(PATIENCE);
            return Objects.requireNonNull(clients.get(side)).dataAccess().dryRun(query);
        }

        /** The whole answer without the name of the database; rows in their order where the statement leaves none open. */
        String text(Side side, GeneratedRead read, Answered answer) {
            String text = answer.end().contains(CUT)
                    ? answer.head() + answer.end()
                    : read.isTotal() ? answer.text() : answer.sortedText();
            return text.replace(stand(side).rig().database().name(), "database");
        }

        @Override
        public void close() {
            clients.values().forEach(Sallyport::close);
        }
    }
}
