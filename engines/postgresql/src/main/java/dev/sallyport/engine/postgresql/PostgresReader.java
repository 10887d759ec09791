package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.engine.sql.resolve.Placeholders;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Value;
import java.util.List;

/** Text, tree, names, types: each step understands all of it, or the statement is refused. */
final class PostgresReader {
    private final SqlFrontEnd frontEnd;
    private final PostgresFunctions allowed;
    private final Printer printer;

    PostgresReader(SqlFrontEnd frontEnd, PostgresFunctions allowed, Printer printer) {
        this.frontEnd = frontEnd;
        this.allowed = allowed;
        this.printer = printer;
    }

    Reading read(Statement statement, PostgresCatalog catalog) {
        return switch (statement.body()) {
            case Statement.Body.Text(var sql) -> read(sql, statement.parameters(), catalog);
            case Statement.Body.InOrder list ->
                PostgresInOrder.read(list, statement.parameters(), each -> read(each, catalog));
            case Statement.Body.Command _ ->
                refused(new Refusal(
                        Reason.MALFORMED,
                        "this source takes a statement text, not a command document",
                        "statement.form",
                        "send the statement as text"));
        };
    }

    private Reading read(String sql, List<Value> parameters, PostgresCatalog catalog) {
        try {
            return PostgresExplain.statement(sql)
                    .map(read -> PostgresPlan.of(read(frontEnd.read(read), parameters, catalog)))
                    .orElseGet(() -> read(frontEnd.read(sql), parameters, catalog));
        } catch (Unresolved unresolved) {
            return refused(unresolved.refusal());
        }
    }

    private Reading read(Parsed parsed, List<Value> parameters, PostgresCatalog catalog) {
        return switch (parsed) {
            case Parsed.Refused refused -> new Reading.Opaque(refused.refusal(), refused.kind());
            case Parsed.Tree tree
            when tree.parameters() != parameters.size() ->
                refused(new Refusal(
                        Reason.BAD_PARAMETER,
                        "the statement takes `" + tree.parameters() + "` parameters and `" + parameters.size()
                                + "` were sent",
                        "parameters.count",
                        "send one value for each parameter"));
            case Parsed.Tree tree -> resolved(tree, parameters, catalog);
        };
    }

    private Reading resolved(Parsed.Tree tree, List<Value> parameters, PostgresCatalog catalog) {
        try {
            String shape = printer.print(Placeholders.in(tree.statement()), ParameterStyle.POSITIONAL)
                    .text();
            return switch (tree.statement()) {
                case Query query ->
                    new PostgresResolver(catalog, allowed, parameters, frontEnd::read).resolve(query, shape);
                case Definition definition ->
                    new PostgresDefinitions(catalog, allowed, frontEnd::read).resolve(definition, shape);
            };
        } catch (Unresolved unresolved) {
            return new Reading.Opaque(unresolved.refusal(), tree.kind());
        }
    }

    private static Reading refused(Refusal refusal) {
        return new Reading.Opaque(refusal, OperationKind.UNKNOWN);
    }
}
