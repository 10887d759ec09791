package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Named;
import dev.sallyport.engine.sql.resolve.QueryResolver;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.resolve.Usage;
import dev.sallyport.engine.sql.resolve.WholeRows;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.operation.Effect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The query of a view in the making.
 *
 * @param effects of which nothing is returned: what a view shows, it shows to others
 */
record PostgresViewQuery(Query query, List<Name> columns, List<Effect> effects, Set<String> functions) {

    /** Resolves it as a statement of the caller's. */
    static PostgresViewQuery resolve(
            Query written,
            List<Name> names,
            PostgresCatalog catalog,
            PostgresFunctions allowed,
            PostgresRelations relations) {
        Named named = QueryResolver.resolve(written, relations, new PostgresLabels());
        PostgresTyping typing = new PostgresTyping(
                catalog.builtins(),
                PostgresEnumerations.of(named.tables(), catalog),
                allowed,
                column -> PostgresResolver.typed(catalog, column, named),
                List.of());
        Query typed = typing.queries().query(named.query()).query();
        PostgresCopies.in(typed, named.tables(), catalog);
        List<Effect> effects = Usage.of(typed, named.tables());
        WholeRows.requireAlone(typed, effects);
        return new PostgresViewQuery(
                (Query) new ByName().statement(typed),
                columns(written, names, named.labels()),
                effects.stream().map(PostgresViewQuery::kept).toList(),
                typing.functions());
    }

    private static Effect kept(Effect effect) {
        return Effect.reads(effect.reference(), effect.target(), effect.read(), effect.read(), Set.of());
    }

    private static List<Name> columns(Query written, List<Name> names, List<String> labels) {
        List<Name> columns = Stream.concat(
                        names.stream(), labels.stream().skip(names.size()).map(Name::new))
                .toList();
        if (names.size() > labels.size() || new HashSet<>(columns).size() < columns.size()) {
            throw Unresolved.notUnderstood(
                    "the columns of the view have no names of their own",
                    "names.columns",
                    "give each column of the query one name",
                    written.at());
        }
        return IntStream.range(0, labels.size()).mapToObj(columns::get).toList();
    }

    Set<String> columnNames() {
        return columns.stream().map(Name::text).collect(Collectors.toSet());
    }

    /** A view of a view names it; what it stands for is the matter of its effects. */
    private static final class ByName extends TreeMapper {
        @Override
        protected FromItem from(FromItem item) {
            return item instanceof FromItem.View view ? view.table() : super.from(item);
        }
    }
}
