package dev.sallyport.e2e.generated;

import java.io.IOException;
import java.util.Random;
import java.util.Set;

/** Makes statements over the tables of the bypass corpus; the same ones from the same seed. */
public final class Generator {
    private static final int DEPTH = 2;

    private final Grammar grammar;
    private final long seed;

    private Generator(Grammar grammar, long seed) {
        this.grammar = grammar;
        this.seed = seed;
    }

    /** @param calls of functions, beside those that the grammar writes itself */
    public static Generator of(long seed, FunctionCalls calls) throws IOException {
        return new Generator(Grammar.read(calls.productions()), seed);
    }

    /** The statement of a number; needs nothing of those before it. */
    public GeneratedRead read(long number) {
        Draw draw = new Draw(new Random(seed * 1_000_003 + number));
        Statement statement = new Statement(draw, grammar);
        String with = draw.chance(16) ? new CommonTables(draw, statement).write(DEPTH) : "";
        Queries.Ordered query = statement.queries().whole(draw.chance(60) ? DEPTH : 1);
        return new GeneratedRead(with + query.text(), query.isTotal(), statement.isOfView(), draw.clauses());
    }

    /** Every clause that a statement may have, as far as the grammar lists them. */
    public Set<String> listed() {
        return grammar.clauses();
    }
}
