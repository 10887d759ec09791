package dev.sallyport.e2e.corpora;

import java.util.List;

/** A world and the statements that the server prepares in it. */
public record Settled(World world, List<Asked> statements) {
    public Settled {
        statements = List.copyOf(statements);
    }
}
