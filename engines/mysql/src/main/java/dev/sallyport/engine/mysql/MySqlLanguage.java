package dev.sallyport.engine.mysql;

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

/** Everything about the language and nothing about the server: text to reading, reading to sealed text. */
final class MySqlLanguage implements Language {
    private static final int READERS = 4;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final SqlFrontEnd frontEnd;
    private final Printer printer;
    private final MySqlReader reader;
    private final MySqlSealer sealer;
    private final SortedSet<String> functions;

    private MySqlLanguage(SqlFrontEnd frontEnd, Printer printer) {
        MySqlFunctions allowed = MySqlFunctions.load();
        this.frontEnd = frontEnd;
        this.printer = printer;
        this.reader = new MySqlReader(frontEnd, allowed, printer);
        this.sealer = new MySqlSealer(printer);
        this.functions = Collections.unmodifiableSortedSet(allowed.signatures());
    }

    /** Opens the readers, and lets them read statements of each form beside whatever else a start waits for. */
    static MySqlLanguage open() {
        MySqlDialect dialect = new MySqlDialect();
        SqlFrontEnd frontEnd = new SqlFrontEnd(dialect, new MySqlAgreement(), READERS, DEADLINE);
        Thread.ofVirtual().name("mysql-warm-up").start(() -> frontEnd.warmUp(WarmUp.STATEMENTS));
        return new MySqlLanguage(frontEnd, new Printer(dialect));
    }

    @Override
    public SortedSet<String> functions() {
        return functions;
    }

    @Override
    public Optional<StatementShape> shape(Statement statement) {
        return statement.body() instanceof Statement.Body.Text(var sql) ? frontEnd.shape(sql) : Optional.empty();
    }

    @Override
    public Reading read(Statement statement, MySqlCatalog catalog) {
        return reader.read(statement, catalog);
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        return sealer.seal(understood, obligations);
    }

    @Override
    public Optional<Sample<MySqlRelation>> sample(MySqlTree tree, Count count, Obligations shown) {
        return MySqlSample.of(tree, count, shown, printer);
    }

    @Override
    public void close() {
        frontEnd.close();
    }
}
