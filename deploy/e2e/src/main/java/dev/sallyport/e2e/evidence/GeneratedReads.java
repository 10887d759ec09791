package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.evidence.Trio.Side;
import dev.sallyport.e2e.generated.Dialect;
import dev.sallyport.e2e.generated.GeneratedRead;
import dev.sallyport.e2e.generated.Generator;
import dev.sallyport.e2e.generated.Policy;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** No statement made by chance tells databases apart that differ in what its reader may not see; with a hole it does. */
final class GeneratedReads implements Point {
    private static final int OLDER = 10_000;
    private static final int FEW = 300;
    private static final int CLIENTS = 3;
    /** Clauses that a small sample has. */
    private static final int PRESENT = 130;

    /** Every so many statements somebody who waits is told. */
    private static final int TOLD = 2_000;

    private final int all;
    private final int few;

    /** @param all statements of a full run on a server, fewer on an old one */
    GeneratedReads(int all) {
        this(all, FEW);
    }

    /** @param few statements of a small sample */
    GeneratedReads(int all, int few) {
        this.all = all;
        this.few = few;
    }

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onSome(server -> measure(ground, server));
    }

    private List<Figure> measure(Ground ground, TestServer server) throws Exception {
        int statements = Integer.getInteger(
                "sallyport.generated", ground.size(server.kind() == ServerKind.POSTGRESQL15 ? OLDER : all, few));
        Dialect dialect = Dialect.of(Product.of(server.kind()));
        String policy = dialect.policy().text(dialect.classes());
        try (Trio trio = Trio.open(ground, server, policy, Trio.Start.WHOLE)) {
            Generator generator = generator(ground, trio);
            GeneratedTally tally = compare(trio, generator::read, generator.listed(), statements);
            System.out.println("generated: " + tally.text());
            keep(ground, tally);
            List<Figure> figures = new ArrayList<>(tally.figures(statements, ground.quick() ? PRESENT : 0));
            figures.addAll(PairPower.of(ground, trio, generator));
            return figures;
        }
    }

    private static Generator generator(Ground ground, Trio trio) throws SQLException, IOException {
        try (var connection = trio.stand(Side.FIRST).database().connect()) {
            return Generator.of(ground.seed(), trio.dialect(), trio.dialect().calls(connection));
        }
    }

    /** What differs and what fails, for whoever looks into it. */
    static void keep(Ground ground, GeneratedTally tally) throws IOException {
        Path target = Files.createDirectories(ground.root().resolve("target"));
        Files.write(target.resolve("generated-differing.txt"), tally.differences());
        Files.write(target.resolve("generated-failed.tsv"), tally.failures());
    }

    /** Asks on all sides, with several clients at once. */
    static GeneratedTally compare(Trio trio, LongFunction<GeneratedRead> generator, Set<String> listed, int statements)
            throws Exception {
        GeneratedTally tally = new GeneratedTally(listed);
        AtomicLong next = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Integer>> workers = IntStream.range(0, CLIENTS)
                    .<Callable<Integer>>mapToObj(_ -> () -> compare(trio, generator, next, statements, tally))
                    .toList();
            for (Future<Integer> worker : threads.invokeAll(workers)) {
                var _ = worker.get();
            }
        }
        return tally;
    }

    private static int compare(
            Trio trio, LongFunction<GeneratedRead> generator, AtomicLong next, int statements, GeneratedTally tally)
            throws IOException {
        int asked = 0;
        try (Trio.Clients clients = trio.clients(Policy.READER)) {
            for (long number = next.getAndIncrement(); number < statements; number = next.getAndIncrement()) {
                GeneratedRead read = generator.apply(number);
                Answered first = clients.ask(Side.FIRST, read);
                tally.count(number, read, first);
                differ(clients, Side.OTHER_CELLS, number, read, first, tally);
                differ(clients, Side.OTHER_ROWS, number, read, first, tally);
                asked++;
                if (number % TOLD == TOLD - 1) {
                    System.err.println("generated: at " + (number + 1) + ", " + tally.text());
                }
            }
        }
        return asked;
    }

    private static void differ(
            Trio.Clients clients, Side side, long number, GeneratedRead read, Answered first, GeneratedTally tally) {
        Answered second = clients.ask(side, read);
        if (Trio.isLate(first) || Trio.isLate(second)) {
            tally.late();
            return;
        }
        String here = clients.text(Side.FIRST, read, first);
        String there = clients.text(side, read, second);
        if (!here.equals(there)) {
            String difference = "statement " + number + " on " + side + ": " + read.sql() + "\n  first: " + here
                    + "\n  other: " + there;
            tally.differs(difference);
            System.err.println("differs: " + difference);
        }
    }
}
