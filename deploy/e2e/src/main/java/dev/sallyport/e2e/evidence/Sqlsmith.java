package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.evidence.Trio.Side;
import dev.sallyport.e2e.generated.Dialect;
import dev.sallyport.e2e.generated.SmithPolicy;
import dev.sallyport.e2e.sqlsmith.Canaries;
import dev.sallyport.e2e.sqlsmith.Sight;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No statement that `sqlsmith` makes breaks the gateway, brings out what is masked or hidden, or is refused without a word why. */
final class Sqlsmith implements Point {
    private static final int ALL = 20_000;
    private static final int OLDER = 3_000;
    private static final int FEW = 200;

    /** Of the statements that `sqlsmith` makes, in percent, those for each sight. */
    private static final Map<Sight, Integer> PERCENT =
            new EnumMap<>(Map.of(Sight.EVERYTHING, 25, Sight.ALLOWED, 25, Sight.VIEWS, 50));

    private static final double RUN = 10;

    /** Answers with rows after which what a reader sees without masks must have been noticed. */
    private static final int NOTICED = 1_000;

    @Override
    public String name() {
        return "sqlsmith";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onSome(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, TestServer server) throws Exception {
        int number = Integer.getInteger(
                "sallyport.sqlsmith", ground.size(server.kind() == ServerKind.POSTGRESQL18 ? ALL : OLDER, FEW));
        Map<Sight, Set<String>> statements = new EnumMap<>(Sight.class);
        for (var part : PERCENT.entrySet()) {
            int some = (number * part.getValue() + 99) / 100;
            statements.put(
                    part.getKey(),
                    part.getKey()
                            .statements(
                                    server, tables(ground, Side.FIRST), some, seed(ground), ground.fresh("sqlsmith")));
        }
        try (Trio trio = open(ground, server)) {
            SmithTally tally = new SmithTally();
            Smithed smithed = new Smithed(trio, SmithPolicy.READER, canaries(trio), tally);
            smithed.send(statements);
            System.out.println("sqlsmith: " + tally.text());
            Path target = Files.createDirectories(ground.root().resolve("target"));
            Files.write(target.resolve("sqlsmith-ends.tsv"), tally.table());
            Files.write(target.resolve("sqlsmith-wrong.txt"), tally.wrong());
            List<Figure> figures = new ArrayList<>(tally.figures(number, RUN));
            if (!ground.quick()) {
                figures.add(Figure.atMost(
                        "answers with rows until masks that are missing are noticed", smithed.noticed(), NOTICED));
            }
            return figures;
        }
    }

    /** Gateways over the tables of the point. */
    static Trio open(Ground ground, TestServer server) throws Exception {
        String policy = SmithPolicy.text(
                Trio.resource("classes.yaml") + Trio.resource("written.yaml") + Sight.resource("classes.yaml"));
        Trio.Tables more = side -> more(side) + Trio.resource("kept.sql");
        return Trio.open(ground, server, policy, Trio.Start.WHOLE, more);
    }

    private static int seed(Ground ground) {
        return ground.random(7).nextInt(1, Integer.MAX_VALUE / 2);
    }

    private static String tables(Ground ground, Side side) throws IOException {
        return Trio.tables(ground, Dialect.of(Product.POSTGRESQL), side) + more(side);
    }

    private static String more(Side side) throws IOException {
        String tables = Sight.resource("tables.sql").replace("<salt>", side == Side.OTHER_CELLS ? "2" : "1");
        String hidden = side == Side.OTHER_ROWS ? Sight.resource("hidden.sql") : "";
        return GeneratedWrites.tables(side) + tables + hidden;
    }

    /** What nobody may see any piece of. */
    static Canaries canaries(Trio trio) throws Exception {
        try (var connection = trio.stand(Side.FIRST).database().connect()) {
            return Canaries.of(connection, Sight.resource("canaries.sql"));
        }
    }
}
