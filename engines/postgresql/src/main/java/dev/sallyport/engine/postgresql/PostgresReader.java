package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.engine.sql.StatementReader;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.Value;
import java.util.List;

/** Statements of this server: what is written, lists in order, and the words that ask for a plan. */
final class PostgresReader {
    private final SqlFrontEnd frontEnd;
    private final PostgresFunctions allowed;
    private final StatementReader reader;

    PostgresReader(SqlFrontEnd frontEnd, PostgresFunctions allowed, Printer printer) {
        this.frontEnd = frontEnd;
        this.allowed = allowed;
        this.reader = new StatementReader(frontEnd, printer);
    }

    Reading read(Statement statement, PostgresCatalog catalog) {
        return switch (statement.body()) {
            case Statement.Body.Text(var sql) -> read(sql, statement.parameters(), catalog);
            case Statement.Body.InOrder list ->
                PostgresInOrder.read(list, statement.parameters(), each -> read(each, catalog));
            case Statement.Body.Command _ -> StatementReader.noText();
        };
    }

    private Reading read(String sql, List<Value> parameters, PostgresCatalog catalog) {
        try {
            return PostgresExplain.statement(sql)
                    .map(read -> PostgresPlan.of(plain(read, parameters, catalog)))
                    .orElseGet(() -> plain(sql, parameters, catalog));
        } catch (Unresolved unresolved) {
            return StatementReader.refused(unresolved.refusal());
        }
    }

    private Reading plain(String sql, List<Value> parameters, PostgresCatalog catalog) {
        return reader.read(sql, parameters.size(), (tree, shape) -> switch (tree) {
            case Query query ->
                new PostgresResolver(catalog, allowed, parameters, frontEnd::read).resolve(query, shape);
            case Definition definition ->
                new PostgresDefinitions(catalog, allowed, frontEnd::read).resolve(definition, shape);
        });
    }
}
