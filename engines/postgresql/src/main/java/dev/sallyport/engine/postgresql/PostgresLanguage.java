package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.Obligations;
import java.time.Duration;

/** Everything about the language and nothing about the server: text to reading, reading to sealed text. */
final class PostgresLanguage implements AutoCloseable {
    private static final int READERS = 4;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final SqlFrontEnd frontEnd;
    private final PostgresReader reader;
    private final PostgresSealer sealer;

    private PostgresLanguage(SqlFrontEnd frontEnd, Printer printer) {
        this.frontEnd = frontEnd;
        this.reader = new PostgresReader(frontEnd, PostgresFunctions.load(), printer);
        this.sealer = new PostgresSealer(printer, PostgresSettings.pinned());
    }

    /** Opens the readers; the grammars warm up behind the start. */
    static PostgresLanguage open() {
        PostgresDialect dialect = new PostgresDialect();
        SqlFrontEnd frontEnd = new SqlFrontEnd(dialect, new PostgresAgreement(), READERS, DEADLINE);
        var _ = Thread.ofPlatform().daemon().name("postgresql-warm-up").start(() -> frontEnd.warmUp(WarmUp.STATEMENTS));
        return new PostgresLanguage(frontEnd, new Printer(dialect));
    }

    Reading read(Statement statement, PostgresCatalog catalog) {
        return reader.read(statement, catalog);
    }

    Sealed seal(Reading.Understood understood, Obligations obligations) {
        return sealer.seal(understood, obligations);
    }

    @Override
    public void close() {
        frontEnd.close();
    }
}
