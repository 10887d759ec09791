package dev.sallyport.e2e.generated;

import java.io.IOException;
import java.util.Random;
import java.util.Set;

/** Makes statements over the tables of the bypass corpus; the same ones from the same seed. */
public final class Generator {
    private static final int DEPTH = 2;

    /** The most characters of a statement. */
    private static final int MOST = 500;

    /** Seeds that follow each other begin alike unless they are spread. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Grammar grammar;
    private final long seed;

    private Generator(Grammar grammar, long seed) {
        this.grammar = grammar;
        this.seed = seed;
    }

    /**
     * Reads the grammar.
     *
     * @param calls of functions, beside those that the grammar writes itself
     */
    public static Generator of(long seed, Dialect dialect, FunctionCalls calls) throws IOException {
        return new Generator(Grammar.read(dialect, calls), seed);
    }

    /** The same over more tables, for statements that write. */
    public static Generator ofWrites(long seed, Dialect dialect, FunctionCalls calls) throws IOException {
        return new Generator(Grammar.read(dialect, calls, "written.txt"), seed);
    }

    /** The write or definition of a number. */
    public GeneratedRead write(long number) {
        Random random = new Random((seed * 1_000_003 + number) * SPREAD);
        GeneratedRead write = drawWrite(random);
        while (write.sql().length() > MOST) {
            write = drawWrite(random);
        }
        return write;
    }

    private GeneratedRead drawWrite(Random random) {
        Draw draw = new Draw(random);
        String text = new Changes(draw, new Statement(draw, grammar)).whole();
        return new GeneratedRead(text, false, draw.clauses(), draw.forms());
    }

    /** The statement of a number; needs nothing of those before it. Drawn anew where it comes out too long to read soon. */
    public GeneratedRead read(long number) {
        Random random = new Random(seed * 1_000_003 + number);
        GeneratedRead read = draw(random);
        while (read.sql().length() > MOST) {
            read = draw(random);
        }
        return read;
    }

    private GeneratedRead draw(Random random) {
        Draw draw = new Draw(random);
        Statement statement = new Statement(draw, grammar);
        String with = draw.chance(18) ? new CommonTables(draw, statement).write(1) : "";
        Queries.Ordered query = statement.queries().whole(draw.chance(25) ? DEPTH : draw.below(2));
        return new GeneratedRead(with + query.text(), query.isTotal(), draw.clauses(), draw.forms());
    }

    /** Every clause that a statement may have, as far as the grammar lists them. */
    public Set<String> listed() {
        return grammar.clauses();
    }
}
