package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.engine.sql.StatementReader;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Value;
import java.util.List;

/** Statements of this server. */
final class MySqlReader {
    private final SqlFrontEnd frontEnd;
    private final MySqlFunctions allowed;
    private final Printer printer;
    private final StatementReader reader;

    MySqlReader(SqlFrontEnd frontEnd, MySqlFunctions allowed, Printer printer) {
        this.frontEnd = frontEnd;
        this.allowed = allowed;
        this.printer = printer;
        this.reader = new StatementReader(frontEnd, printer);
    }

    Reading read(Statement statement, MySqlCatalog catalog) {
        return switch (statement.body()) {
            case Statement.Body.Text(var sql) -> read(sql, statement.parameters(), catalog);
            case Statement.Body.InOrder _ ->
                StatementReader.refused(new Refusal(
                        Reason.UNSUPPORTED,
                        "several statements in order are one transaction, which this engine does not do yet",
                        "sql.statement",
                        "send one statement at a time"));
            case Statement.Body.Command _ -> StatementReader.noText();
        };
    }

    private Reading read(String sql, List<Value> parameters, MySqlCatalog catalog) {
        return reader.read(sql, parameters.size(), (tree, shape) -> switch (tree) {
            case Query query ->
                new MySqlResolver(catalog, allowed, printer, frontEnd::read).resolve(query, parameters, shape);
            case Definition definition ->
                new MySqlDefinitions(catalog, allowed, printer, frontEnd::read).resolve(definition, shape);
        });
    }
}
