package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.evidence.Trio.Side;
import dev.sallyport.e2e.generated.Dialect;
import dev.sallyport.e2e.generated.GeneratedRead;
import dev.sallyport.e2e.generated.Generator;
import dev.sallyport.e2e.generated.WriterPolicy;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** No write or definition made by chance tells databases apart by what its writer may not see, or changes what it does not state. */
final class GeneratedWrites implements Point {
    private static final int ALL = 50_000;
    private static final int OLDER = 5_000;
    private static final int FEW = 100;
    private static final int ATTEMPTS = 3;
    private static final int TOLD = 1_000;

    /** Statements after which a right to collide with what is hidden must have shown. */
    private static final int NOTICED = 2_000;

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onSome(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, TestServer server) throws Exception {
        int statements = Integer.getInteger(
                "sallyport.generated", ground.size(server.kind() == ServerKind.POSTGRESQL18 ? ALL : OLDER, FEW));
        String policy = WriterPolicy.text(Trio.resource("classes.yaml") + Trio.resource("written.yaml"));
        try (Trio trio =
                Trio.open(ground, server, policy, Trio.Start.WHOLE, side -> tables(side) + Trio.resource("kept.sql"))) {
            Generator generator = generator(ground, trio);
            WrittenTally tally = compare(trio, generator, statements);
            System.out.println("generated: " + tally.text());
            Path target = Files.createDirectories(ground.root().resolve("target"));
            Files.write(target.resolve("writes-generated-differing.txt"), tally.differences());
            Files.write(target.resolve("writes-generated-failed.tsv"), tally.failures());
            List<Figure> figures = new ArrayList<>(tally.figures(statements));
            if (!ground.quick()) {
                figures.add(
                        Figure.atMost("statements until `write_oracle` is noticed", noticed(trio, generator), NOTICED));
            }
            return figures;
        }
    }

    /** The tables that are written to, without their copies. */
    static String tables(Side side) throws IOException {
        String tables = Trio.resource("written.sql").replace("<salt>", side == Side.OTHER_CELLS ? "2" : "1");
        String hidden = side == Side.OTHER_ROWS ? Trio.resource("written-hidden.sql") : "";
        return tables + hidden;
    }

    private static Generator generator(Ground ground, Trio trio) throws SQLException, IOException {
        try (var connection = trio.stand(Side.FIRST).database().connect()) {
            Dialect dialect = Dialect.of(Product.POSTGRESQL);
            return Generator.ofWrites(ground.seed(), dialect, dialect.calls(connection));
        }
    }

    private static WrittenTally compare(Trio trio, Generator generator, int statements) throws Exception {
        WrittenTally tally = new WrittenTally();
        try (WritingTrio writing = WritingTrio.of(trio, WriterPolicy.WRITER)) {
            for (long number = 0; number < statements; number++) {
                compare(writing, number, generator.write(number), tally);
                if (number % TOLD == TOLD - 1) {
                    System.err.println("generated: at " + (number + 1) + ", " + tally.text());
                }
            }
        }
        return tally;
    }

    private static void compare(WritingTrio writing, long number, GeneratedRead write, WrittenTally tally)
            throws Exception {
        Map<Side, Aftermath> ended = inTime(writing, write);
        Aftermath first = Objects.requireNonNull(ended.get(Side.FIRST));
        tally.count(number, write, first);
        if (isLate(ended)) {
            tally.late();
            return;
        }
        Set<String> changed = new TreeSet<>();
        ended.forEach((side, each) -> {
            changed.addAll(each.changed());
            if (!first.isLike(each)) {
                tell(
                        tally,
                        "statement " + number + " on " + side + ": " + write.sql() + "\n  first: " + first.brief()
                                + "\n  other: " + each.brief());
            }
        });
        if (!changed.isEmpty()) {
            changed.removeAll(first.answer().isWhole() ? writing.stated(write) : Set.of());
            changed.forEach(table -> tally.strays("statement " + number + " changes " + table + ": " + write.sql()));
        }
    }

    private static void tell(WrittenTally tally, String difference) {
        tally.differs(difference);
        System.err.println("differs: " + difference);
    }

    /** Again where there was no time for it: what it may have written is put back by then. */
    private static Map<Side, Aftermath> inTime(WritingTrio writing, GeneratedRead write) throws Exception {
        Map<Side, Aftermath> ended = writing.run(write);
        for (int attempt = 1; isLate(ended) && attempt < ATTEMPTS; attempt++) {
            ended = writing.run(write);
        }
        return ended;
    }

    private static boolean isLate(Map<Side, Aftermath> ended) {
        return ended.values().stream().anyMatch(each -> Trio.isLate(each.answer()));
    }

    /** Statements until somebody who may collide with what is hidden sees a difference; one more than the bound without any. */
    private static int noticed(Trio trio, Generator generator) throws Exception {
        try (WritingTrio writing = WritingTrio.of(trio, WriterPolicy.ORACLE)) {
            for (int number = 0; number < NOTICED; number++) {
                Map<Side, Aftermath> ended = inTime(writing, generator.write(number));
                Aftermath first = Objects.requireNonNull(ended.get(Side.FIRST));
                if (!isLate(ended) && !ended.values().stream().allMatch(first::isLike)) {
                    return number + 1;
                }
            }
            return NOTICED + 1;
        }
    }
}
