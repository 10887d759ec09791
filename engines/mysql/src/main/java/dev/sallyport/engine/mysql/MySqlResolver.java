package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.resolve.Named;
import dev.sallyport.engine.sql.resolve.QueryResolver;
import dev.sallyport.engine.sql.resolve.UnjoinedTables;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.resolve.Usage;
import dev.sallyport.engine.sql.rules.BoundedRows;
import dev.sallyport.engine.sql.rules.Consequences;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Value;
import java.util.HashSet;
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
    Understood resolve(Query written, List<Value> parameters, String shape) {
        Named named =
                QueryResolver.resolve(written, new MySqlRelations(catalog, allowed, reader), new MySqlLabels(printer));
        UnjoinedTables.requireFew(named.query());
        MySqlCalls calls = new MySqlCalls(allowed, catalog.server(), new MySqlLengths(catalog, named.tables()));
        Query query = calls.query(new MySqlMerged().query(named.query()));
        List<Effect> stated = Usage.of(query, named.tables());
        MySqlWrites.Judged judged = query.body() instanceof Write write
                ? written(query, write, named, parameters)
                : MySqlWrites.Judged.NONE;
        Consequences.Found found = Consequences.of(stated, catalog);
        Set<Risk> risks = new HashSet<>(found.risks());
        risks.addAll(new BoundedRows(catalog, stated, _ -> false).risks(query));
        MySqlTree tree = new MySqlTree(catalog, query, found.effects(), named.labels(), parameters.size(), judged);
        return new Understood(new Operation(found.effects(), calls.functions(), risks), tree, shape);
    }

    private MySqlWrites.Judged written(Query query, Write write, Named named, List<Value> parameters) {
        MySqlWrites writes = new MySqlWrites(catalog, allowed, named, parameters);
        writes.check(query, write);
        return write instanceof Insert insert ? writes.judged(insert) : MySqlWrites.Judged.NONE;
    }
}
