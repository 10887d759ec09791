package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Environment.Column;
import dev.sallyport.engine.sql.resolve.Environment.Common;
import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.With;
import dev.sallyport.engine.sql.tree.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Resolves every name of a query and of the queries inside it. */
public final class QueryResolver {
    private final Resolution all;

    private QueryResolver(Resolution all) {
        this.all = all;
    }

    /** Resolves it, or throws {@link Unresolved} when a name stands for nothing or for more than one thing. */
    public static Named resolve(Query query, Relations relations, Named.LabelRule labelRule) {
        Resolution all = new Resolution(relations, labelRule);
        Resolved resolved = new QueryResolver(all).resolve(query, Environment.NONE);
        return new Named(
                resolved.query,
                all.tables(),
                resolved.columns.stream().map(column -> column.name().spelled()).toList());
    }

    /** A resolved query and the columns that it shows. */
    record Resolved(Query query, List<Column> columns) {}

    /** A resolved body, what it shows, and how a key of ORDER BY is resolved behind it. */
    record Body(QueryBody body, List<Column> columns, KeyResolver keys) {}

    Resolution all() {
        return all;
    }

    Resolved resolve(Query query, Environment around) {
        Environment environment = around;
        List<CommonTable> tables = new ArrayList<>();
        With with = query.with();
        if (with != null) {
            requireDistinct(with);
            environment = with.recursive() ? notYet(with, environment) : environment;
            for (CommonTable table : with.tables()) {
                environment = commonTable(table, with.recursive(), environment, tables);
            }
        }
        Body body = body(query.body(), environment);
        List<SortKey> orderBy = query.orderBy().stream().map(body.keys::sort).toList();
        Query.Limit limit = query.limit();
        Query resolved = new Query(
                with == null ? null : new With(with.recursive(), tables),
                body.body,
                orderBy,
                limit == null ? null : new Query.Limit(body.keys.plain(limit.count()), limit.fetched()),
                query.offset() == null ? null : body.keys.plain(query.offset()),
                query.at());
        return new Resolved(resolved, body.columns);
    }

    private static void requireDistinct(With with) {
        Set<Name> names = new HashSet<>();
        for (CommonTable table : with.tables()) {
            if (!names.add(table.name())) {
                throw Unresolved.notUnderstood(
                        "`" + table.name() + "` is named twice in `WITH`",
                        "names.unique",
                        "give each table of `WITH` a name of its own",
                        table.at());
            }
        }
    }

    /** In a recursive WITH every name hides the tables outside, also before it is defined. */
    private static Environment notYet(With with, Environment around) {
        Environment environment = around;
        for (CommonTable table : with.tables()) {
            environment = environment.with(table.name(), new Common(table.name(), List.of(), false));
        }
        return environment;
    }

    private Environment commonTable(
            CommonTable table, boolean recursive, Environment environment, List<CommonTable> tables) {
        Name printed = all.unused(table.name());
        Resolved resolved = recursive
                        && table.query().body() instanceof SetOperation union
                        && table.query().isPlain()
                ? recursive(table, union, printed, environment)
                : resolve(table.query(), environment);
        List<Column> columns = renamed(resolved.columns, table.columns(), table.at());
        tables.add(new CommonTable(
                printed,
                columns.stream().map(Column::printed).toList(),
                table.materialization(),
                resolved.query,
                table.at()));
        return environment.with(table.name(), new Common(printed, columns, true));
    }

    /** The second part may name the table itself; what flows in a circle may come from every column of both parts. */
    private Resolved recursive(CommonTable table, SetOperation union, Name printed, Environment environment) {
        Resolved left = resolve(union.left(), environment);
        List<Column> first = renamed(left.columns, table.columns(), table.at());
        Set<ResolvedColumn> sources = new LinkedHashSet<>(Columns.in(left.query));
        Environment inside = environment.with(table.name(), new Common(printed, first, true));
        Resolved right = resolve(union.right(), inside);
        requireWidth(left, right, union.at());
        sources.addAll(Columns.in(right.query));
        List<Column> columns = left.columns.stream()
                .map(column -> new Column(column.name(), column.printed(), sources))
                .toList();
        SetOperation both = new SetOperation(union.kind(), union.all(), left.query, right.query, union.at());
        return new Resolved(Query.of(both), columns);
    }

    private static void requireWidth(Resolved left, Resolved right, Mark at) {
        if (left.columns.size() != right.columns.size()) {
            throw Unresolved.notUnderstood(
                    "the queries have `" + left.columns.size() + "` and `" + right.columns.size() + "` columns",
                    "names.columns",
                    "give both the same columns",
                    at);
        }
    }

    /** The columns under the names of an alias, as far as it names them. */
    static List<Column> renamed(List<Column> columns, List<Name> names, Mark at) {
        if (names.size() > columns.size()) {
            throw Unresolved.notUnderstood(
                    "there are `" + columns.size() + "` columns and the statement names `" + names.size() + "`",
                    "names.columns",
                    "name at most as many columns as there are",
                    at);
        }
        List<Name> wanted = IntStream.range(0, columns.size())
                .mapToObj(i -> i < names.size() ? names.get(i) : columns.get(i).name())
                .toList();
        List<Name> printed = Resolution.distinct(wanted);
        return IntStream.range(0, columns.size())
                .mapToObj(i ->
                        new Column(wanted.get(i), printed.get(i), columns.get(i).sources()))
                .toList();
    }

    private Body body(QueryBody body, Environment environment) {
        return switch (body) {
            case Select select -> new SelectResolver(this, environment).resolve(select);
            case SetOperation operation -> combined(operation, environment);
            case Rows rows -> rows(rows, environment);
            case Write write -> new WriteResolver(this, environment).resolve(write);
        };
    }

    private Body combined(SetOperation operation, Environment environment) {
        Resolved left = resolve(operation.left(), environment);
        Resolved right = resolve(operation.right(), environment);
        requireWidth(left, right, operation.at());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < left.columns.size(); i++) {
            Column shown = left.columns.get(i);
            Set<ResolvedColumn> sources = new LinkedHashSet<>(shown.sources());
            sources.addAll(right.columns.get(i).sources());
            columns.add(new Column(shown.name(), shown.printed(), sources));
        }
        SetOperation both =
                new SetOperation(operation.kind(), operation.all(), left.query, right.query, operation.at());
        return new Body(both, columns, keys(columns, environment));
    }

    private Body rows(Rows rows, Environment environment) {
        NameResolver names = new NameResolver(this, environment, Scope.EMPTY.inside(environment.outer()));
        List<List<Expression>> resolved = rows.rows().stream()
                .map(row -> row.stream().map(names::resolve).toList())
                .toList();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < rows.width(); i++) {
            int at = i;
            Name name = new Name("column" + (i + 1));
            Stream<ResolvedColumn> sources = resolved.stream().flatMap(row -> Columns.in(row.get(at)).stream());
            columns.add(new Column(name, name, new HashSet<>(sources.toList())));
        }
        return new Body(new Rows(resolved, rows.at()), columns, keys(columns, environment));
    }

    /** Behind a body that is no SELECT only its columns can be keys. */
    KeyResolver keys(List<Column> columns, Environment environment) {
        NameResolver names = new NameResolver(this, environment, Scope.EMPTY.inside(environment.outer()));
        return new KeyResolver(
                names,
                names,
                Scope.EMPTY,
                columns.stream().<@Nullable Name>map(Column::name).toList(),
                List.of());
    }
}
