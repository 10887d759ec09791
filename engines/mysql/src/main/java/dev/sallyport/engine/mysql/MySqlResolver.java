package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.resolve.Named;
import dev.sallyport.engine.sql.resolve.QueryResolver;
import dev.sallyport.engine.sql.resolve.UnjoinedTables;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.resolve.Usage;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Resolves one statement against one catalog: first its names, then what it calls. Used once. */
final class MySqlResolver {
    private final MySqlCatalog catalog;
    private final MySqlFunctions allowed;
    private final Printer printer;
    private final Function<String, Parsed> reader;

    /** @param reader reads the definitions of views */
    MySqlResolver(MySqlCatalog catalog, MySqlFunctions allowed, Printer printer, Function<String, Parsed> reader) {
        this.catalog = catalog;
        this.allowed = allowed;
        this.printer = printer;
        this.reader = reader;
    }

    /** Resolves it, or throws {@link Unresolved} when not everything has exactly one meaning. */
    Understood resolve(Query written, int parameters, String shape) {
        if (written.body() instanceof Write) {
            throw Unresolved.unsupported(
                    "the statement changes rows, which this engine does not do yet",
                    "sql.statement",
                    "read with `SELECT`",
                    written.at());
        }
        Named named =
                QueryResolver.resolve(written, new MySqlRelations(catalog, allowed, reader), new MySqlLabels(printer));
        UnjoinedTables.requireFew(named.query());
        MySqlCalls calls = new MySqlCalls(allowed, catalog.server(), new MySqlLengths(catalog, named.tables()));
        Query query = calls.query(named.query());
        List<Effect> effects = Usage.of(query, named.tables());
        MySqlTree tree = new MySqlTree(catalog, query, effects, named.labels(), parameters);
        return new Understood(new Operation(effects, calls.functions(), Set.of()), tree, shape);
    }
}
