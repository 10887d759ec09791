package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.evidence.Trio.Side;
import dev.sallyport.e2e.generated.GeneratedRead;
import dev.sallyport.e2e.generated.Generator;
import dev.sallyport.e2e.generated.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How soon the comparison notices a hole: the first statement that tells two databases apart where one thing is left open. */
final class PairPower {
    private static final int BOUND = 5_000;

    private PairPower() {}

    static List<Figure> of(Ground ground, Trio trio, Generator generator) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Policy.Weakness mask : Policy.masks()) {
            figures.add(figure("without the mask of " + mask.name(), first(trio, generator, mask.human(), Side.OTHER_CELLS)));
        }
        for (Policy.Weakness filter : Policy.filters()) {
            figures.add(figure("without " + filter.name(), first(trio, generator, filter.human(), Side.OTHER_ROWS)));
        }
        return figures;
    }

    private static Figure figure(String hole, int statements) {
        return Figure.atMost("statements until " + hole + " is noticed", statements, BOUND);
    }

    /** Statements until the answers differ, one more than the bound where they do not. */
    static int first(Trio trio, Generator generator, String human, Side side) throws IOException {
        try (Trio.Clients clients = trio.clients(human)) {
            for (int number = 0; number < BOUND; number++) {
                GeneratedRead read = generator.read(number);
                if (!read.isOfView() && isDifferent(clients, side, read)) {
                    return number + 1;
                }
            }
            return BOUND + 1;
        }
    }

    private static boolean isDifferent(Trio.Clients clients, Side side, GeneratedRead read) {
        String here = clients.text(Side.FIRST, read, clients.ask(Side.FIRST, read));
        return !here.equals(clients.text(side, read, clients.ask(side, read)));
    }
}
