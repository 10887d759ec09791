package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.evidence.Trio.Side;
import dev.sallyport.e2e.generated.Dialect;
import dev.sallyport.e2e.generated.GeneratedRead;
import dev.sallyport.e2e.generated.Generator;
import dev.sallyport.e2e.generated.Policy;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/** How soon the comparison notices a hole: the first statement that tells two databases apart where one thing is left open. */
final class PairPower {
    private static final int BOUND = 5_000;

    private PairPower() {}

    static List<Figure> of(Ground ground, Trio trio, Generator generator) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Policy policy = trio.dialect().policy();
        figures.addAll(weaknesses(ground, trio, generator::read, policy));
        if (ground.quick()) {
            return figures;
        }
        figures.add(figure(
                "without the fence",
                unfenced(ground, trio.stand(Side.FIRST).database().server(), generator)));
        figures.add(figure(
                "without the closure",
                unchecked(ground, trio.stand(Side.FIRST).database().server())));
        return figures;
    }

    /** Without each mask and each row filter. */
    static List<Figure> weaknesses(Ground ground, Trio trio, LongFunction<GeneratedRead> generator, Policy policy)
            throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (Policy.Weakness mask : some(ground, policy.masks())) {
            figures.add(figure(
                    "without the mask of " + mask.name(), first(trio, generator, mask.human(), Side.OTHER_CELLS)));
        }
        for (Policy.Weakness filter : some(ground, policy.filters())) {
            figures.add(figure("without " + filter.name(), first(trio, generator, filter.human(), Side.OTHER_ROWS)));
        }
        return figures;
    }

    private static int unfenced(Ground ground, TestServer server, Generator generator) throws Exception {
        Trio.Start unfenced = new Trio.Start() {
            @Override
            public Set<Side> sides() {
                return EnumSet.of(Side.FIRST, Side.OTHER_ROWS);
            }

            @Override
            public void begin(Stand stand) throws Exception {
                stand.startWith(UnfencedProvider.of(Product.of(server.kind())));
            }
        };
        Dialect dialect = Dialect.of(Product.of(server.kind()));
        try (Trio trio = Trio.open(ground, server, dialect.policy().text(dialect.classes()), unfenced)) {
            return first(trio, generator::read, Policy.READER, Side.OTHER_ROWS);
        }
    }

    /** Nothing moves in the catalog of the other databases, so this needs a storm of its own. */
    private static int unchecked(Ground ground, TestServer server) throws Exception {
        try (Stand stand = Stand.prepare(ground, server, RenameStorm.fixture(server))) {
            stand.startWith(UncheckedProvider.of(Product.of(server.kind())));
            return RenameStorm.untilLeak(ground, stand, BOUND);
        }
    }

    private static <T> List<T> some(Ground ground, List<T> all) {
        return all.subList(0, ground.size(all.size(), 1));
    }

    private static Figure figure(String hole, int statements) {
        return Figure.atMost("statements until " + hole + " is noticed", statements, BOUND);
    }

    /** Statements until the answers differ, one more than the bound where they do not. */
    static int first(Trio trio, LongFunction<GeneratedRead> generator, String human, Side side) throws IOException {
        try (Trio.Clients clients = trio.clients(human)) {
            for (int number = 0; number < BOUND; number++) {
                GeneratedRead read = generator.apply(number);
                if (isDifferent(clients, side, read)) {
                    System.out.println("generated: " + human + " on " + side + " noticed by " + read.sql());
                    return number + 1;
                }
            }
            return BOUND + 1;
        }
    }

    private static boolean isDifferent(Trio.Clients clients, Side side, GeneratedRead read) {
        Answered here = clients.ask(Side.FIRST, read);
        Answered there = clients.ask(side, read);
        return !Trio.isLate(here)
                && !Trio.isLate(there)
                && !clients.text(Side.FIRST, read, here).equals(clients.text(side, read, there));
    }
}
