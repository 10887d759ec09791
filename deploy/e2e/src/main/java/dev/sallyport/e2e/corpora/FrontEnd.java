package dev.sallyport.e2e.corpora;

import dev.sallyport.engine.postgresql.PostgresAgreement;
import dev.sallyport.engine.postgresql.PostgresDialect;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The engine's reading of a text before any name is resolved, judged by the server's own grammar. One thread. */
public final class FrontEnd implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final PostgresDialect dialect = new PostgresDialect();
    private final SqlFrontEnd reader = new SqlFrontEnd(dialect, new PostgresAgreement(), 1, DEADLINE);
    private final Printer printer = new Printer(dialect);
    private final ServerGrammar grammar;

    private FrontEnd(ServerGrammar grammar) {
        this.grammar = grammar;
    }

    /** Starts the server's grammar with it. */
    public static FrontEnd start() throws IOException {
        return new FrontEnd(ServerGrammar.start());
    }

    /** What became of a text. */
    public sealed interface Verdict {
        /** The print of what was read means to the server what the text means. */
        record Same() implements Verdict {}

        /** It was read as something else, or as something where the server sees no statement. */
        record Different(String print) implements Verdict {}

        /** Refused. */
        record No(Stage stage, String message) implements Verdict {}
    }

    /** Reads a text and lets the server's grammar judge. */
    public Verdict judge(String sql) throws IOException {
        return switch (reader.read(sql)) {
            case Parsed.Refused(var refusal) -> new Verdict.No(Stage.of(refusal), refusal.message());
            case Parsed.Tree tree -> {
                String print =
                        printer.print(tree.statement(), ParameterStyle.NUMBERED).text();
                Optional<JsonNode> meant = grammar.tree(sql);
                yield meant.isPresent() && meant.equals(grammar.tree(print))
                        ? new Verdict.Same()
                        : new Verdict.Different(print);
            }
        };
    }

    /** Whether the server's grammar takes the text. */
    public boolean isStatement(String sql) throws IOException {
        return grammar.tree(sql).isPresent();
    }

    @Override
    public void close() {
        reader.close();
        grammar.close();
    }
}
