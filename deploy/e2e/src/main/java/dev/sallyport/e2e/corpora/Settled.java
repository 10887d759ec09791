package dev.sallyport.e2e.corpora;

import java.util.ArrayList;
import java.util.List;

/** A world and the statements that the server prepares in it. */
public record Settled(World world, List<Asked> statements) {
    public Settled {
        statements = List.copyOf(statements);
    }

    /** The same world with no more than so many statements at a time. */
    List<Settled> parts(int most) {
        List<Settled> parts = new ArrayList<>();
        for (int from = 0; from < statements.size(); from += most) {
            parts.add(new Settled(world, statements.subList(from, Math.min(statements.size(), from + most))));
        }
        return parts;
    }
}
