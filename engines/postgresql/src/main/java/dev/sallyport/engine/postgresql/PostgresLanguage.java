package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.engine.sql.rewrite.Sample;
import dev.sallyport.operation.Obligations;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Everything about the language and nothing about the server: text to reading, reading to sealed text. */
final class PostgresLanguage implements AutoCloseable {
    private static final int READERS = 4;
    /** From a catalog that is read to the warming up. */
    private static final Duration REST = Duration.ofSeconds(2);

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final SqlFrontEnd frontEnd;
    private final PostgresReader reader;
    private final PostgresSealer sealer;
    private final Printer printer;
    private final SortedSet<String> functions;

    private PostgresLanguage(SqlFrontEnd frontEnd, Printer printer) {
        this.frontEnd = frontEnd;
        this.printer = printer;
        PostgresFunctions allowed = PostgresFunctions.load();
        this.functions = Collections.unmodifiableSortedSet(allowed.signatures());
        this.reader = new PostgresReader(frontEnd, allowed, printer);
        this.sealer = new PostgresSealer(printer, PostgresSettings.pinned());
    }

    /** Opens the readers, and lets them read a first statement beside whatever else a start waits for. */
    static PostgresLanguage open() {
        PostgresDialect dialect = new PostgresDialect();
        SqlFrontEnd frontEnd = new SqlFrontEnd(dialect, new PostgresAgreement(), READERS, DEADLINE);
        Beside.run(() -> frontEnd.warmUp(WarmUp.FIRST));
        return new PostgresLanguage(frontEnd, new Printer(dialect));
    }

    /** Warms the grammars up when the start is likely to be over, which needs the processors more. */
    void warmUpLater() {
        CompletableFuture.delayedExecutor(REST.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> frontEnd.warmUp(WarmUp.STATEMENTS));
    }

    SortedSet<String> functions() {
        return functions;
    }

    Optional<StatementShape> shape(Statement statement) {
        return statement.body() instanceof Statement.Body.Text(var sql) ? frontEnd.shape(sql) : Optional.empty();
    }

    Reading read(Statement statement, PostgresCatalog catalog) {
        return reader.read(statement, catalog);
    }

    Sealed seal(Reading.Understood understood, Obligations obligations) {
        return sealer.seal(understood, obligations);
    }

    /** The first rows of a count, as a person is shown them. */
    Optional<Sample<PostgresRelation>> sample(PostgresTree tree, Count count, Obligations shown) {
        return PostgresSample.of(tree, count, shown, printer);
    }

    @Override
    public void close() {
        frontEnd.close();
    }
}
