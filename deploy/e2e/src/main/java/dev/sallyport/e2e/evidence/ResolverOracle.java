package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.analysed.AnalysisTally;
import dev.sallyport.e2e.analysed.Judge;
import dev.sallyport.e2e.corpora.Asked;
import dev.sallyport.e2e.corpora.Clerk;
import dev.sallyport.e2e.corpora.CorpusDatabase;
import dev.sallyport.e2e.corpora.Settled;
import dev.sallyport.e2e.generated.Dialect;
import dev.sallyport.e2e.generated.FunctionCalls;
import dev.sallyport.e2e.generated.Generator;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the engine understands of a statement is what the server's own analysis of it says: the same ids in the same places. */
final class ResolverOracle implements Point {
    private static final int CORPORA = 2_300;
    private static final int FEW_CORPORA = 200;
    private static final int GENERATED = 18_000;
    private static final int FEW_GENERATED = 300;

    /** Of the generated statements some are refused. */
    private static final int DRAWN = 24_000;

    private static final int FEW_DRAWN = 500;
    private static final int JUDGES = 2;

    /** What later servers brought is not compared: SQL/JSON, whose calls in the server's analysis are no functions. */
    private static final int OLDEST = 15;

    @Override
    public String name() {
        return "resolver";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onSome(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, TestServer server) throws Exception {
        AnalysisTally corpora = corpora(ground, server);
        AnalysisTally generated = generated(ground, server);
        return List.of(
                Figure.atLeast(
                        "statements of the corpora compared", corpora.compared(), ground.size(CORPORA, FEW_CORPORA)),
                Figure.none(
                        "of them mean something else to the server",
                        corpora.differences().size()),
                Figure.atLeast(
                        "generated statements compared", generated.compared(), ground.size(GENERATED, FEW_GENERATED)),
                Figure.none(
                        "of these mean something else to the server",
                        generated.differences().size()));
    }

    private static AnalysisTally corpora(Ground ground, TestServer server) throws Exception {
        AnalysisTally tally = new AnalysisTally();
        try (CorpusDatabase database = CorpusDatabase.create(server)) {
            List<Settled> settled = CorporaRead.settle(ground, database).settled();
            AtomicInteger next = new AtomicInteger();
            together(database, judge -> {
                for (int i = next.getAndIncrement(); i < settled.size(); i = next.getAndIncrement()) {
                    compare(settled.get(i), database, judge, tally);
                }
            });
        }
        keep(ground, "corpora", tally);
        return tally;
    }

    private static void compare(Settled settled, CorpusDatabase database, Judge judge, AnalysisTally tally)
            throws Exception {
        if (settled.statements().isEmpty()) {
            return;
        }
        String schema = settled.world().schema();
        judge.enter(schema);
        try (Clerk clerk = Clerk.open(database.settings(schema))) {
            for (Asked asked : settled.statements()) {
                judge.judge(asked.sql(), clerk.catalog(), tally);
            }
        }
    }

    private static AnalysisTally generated(Ground ground, TestServer server) throws Exception {
        AnalysisTally tally = new AnalysisTally();
        Dialect dialect = Dialect.of(Product.POSTGRESQL);
        try (CorpusDatabase database = CorpusDatabase.create(server)) {
            try (var statement = database.connection().createStatement()) {
                statement.execute(Trio.tables(ground, dialect, Trio.Side.FIRST));
            }
            FunctionCalls calls = dialect.calls(database.connection());
            Generator generator = Generator.of(ground.seed(), dialect, new FunctionCalls(calls.productions(), OLDEST));
            long drawn = ground.size(DRAWN, FEW_DRAWN);
            AtomicLong next = new AtomicLong();
            try (Clerk clerk = Clerk.open(database.settings("public"))) {
                together(database, judge -> {
                    for (long number = next.getAndIncrement(); number < drawn; number = next.getAndIncrement()) {
                        judge.judge(generator.read(number).sql(), clerk.catalog(), tally);
                    }
                });
            }
        }
        keep(ground, "generated", tally);
        return tally;
    }

    private interface Work {
        void with(Judge judge) throws Exception;
    }

    private static void together(CorpusDatabase database, Work work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(JUDGES)) {
            Callable<Boolean> worker = () -> {
                try (Judge judge = new Judge(database.connect())) {
                    work.with(judge);
                    return true;
                }
            };
            for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(JUDGES, worker))) {
                var _ = each.get();
            }
        }
    }

    private static void keep(Ground ground, String name, AnalysisTally tally) throws IOException {
        System.out.println(name + ": " + tally.text());
        Path target = Files.createDirectories(ground.root().resolve("target"));
        Files.write(target.resolve("resolver-differing-" + name + ".txt"), tally.differences());
        Files.write(target.resolve("resolver-unprepared-" + name + ".txt"), tally.unprepared());
    }
}
