package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading.Understood;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.resolve.Named;
import dev.sallyport.engine.sql.resolve.QueryResolver;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.resolve.Usage;
import dev.sallyport.engine.sql.resolve.WholeRows;
import dev.sallyport.engine.sql.rules.BoundedRows;
import dev.sallyport.engine.sql.rules.Consequences;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Resolves one statement against one catalog: first its names, then its types. Used once. */
final class PostgresResolver {
    private final PostgresCatalog catalog;
    private final PostgresFunctions allowed;
    private final List<Value> parameters;
    private final Function<String, Parsed> reader;

    /** @param reader reads the definitions of views */
    PostgresResolver(
            PostgresCatalog catalog,
            PostgresFunctions allowed,
            List<Value> parameters,
            Function<String, Parsed> reader) {
        this.catalog = catalog;
        this.allowed = allowed;
        this.reader = reader;
        this.parameters = parameters;
    }

    /** Resolves it, or throws {@link Unresolved} when not everything has exactly one meaning. */
    Understood resolve(Query written, String shape) {
        Resolved resolved = resolve(written);
        Named named = resolved.named();
        PostgresTyping typing = resolved.typing();
        Query opened = resolved.typed().query();
        PostgresCopies copies = PostgresCopies.in(opened, named.tables(), catalog);
        List<Effect> effects = copies.effects(Usage.of(opened, named.tables()));
        Query typed = copies.read(opened);
        WholeRows.requireAlone(typed, effects);
        Consequences.Found found = Consequences.of(effects, catalog);
        Set<Risk> risks = new HashSet<>(found.risks());
        risks.addAll(new BoundedRows(catalog, effects, rows -> PostgresRowCalls.in(rows, catalog)).risks(typed));
        PostgresTree tree = new PostgresTree(
                catalog, typed, found.effects(), named.labels(), typing.leakproof(), parameters.size());
        return new Understood(new Operation(found.effects(), typing.functions(), risks), tree, shape);
    }

    /** A statement with its names and types, and what was chosen for its parts. */
    record Resolved(Named named, TypedQuery typed, PostgresTyping typing) {}

    Resolved resolve(Query written) {
        Named named =
                QueryResolver.resolve(written, new PostgresRelations(catalog, allowed, reader), new PostgresLabels());
        PostgresTyping typing = new PostgresTyping(
                catalog.builtins(),
                PostgresEnumerations.of(named.tables(), catalog),
                allowed,
                column -> typed(catalog, column, named),
                parameters);
        return new Resolved(named, typing.queries().query(named.query()), typing);
    }

    /** A column of a named statement, as the catalog has it: one that is computed when it is read may fail then. */
    static Typed typed(PostgresCatalog catalog, ResolvedColumn column, Named named) {
        PostgresColumn found = catalog.relationOfAll(
                        named.tables().get(column.reference()).name())
                .flatMap(relation -> relation.column(column.column().text()))
                .orElseThrow(() -> new IllegalStateException("`" + column.column() + "` is not known"));
        PostgresType type = catalog.builtins()
                .type(found.type())
                .orElseThrow(() -> new IllegalStateException("the type of `" + column.column() + "` is not known"));
        return new Typed(column, type, found.generation() != PostgresColumn.Generation.VIRTUAL);
    }
}
