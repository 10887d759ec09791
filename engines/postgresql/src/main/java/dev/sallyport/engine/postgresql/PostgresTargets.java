package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Conditions;
import dev.sallyport.engine.sql.rewrite.Cover;
import dev.sallyport.engine.sql.rewrite.Cover.Covered;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Merge;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a write to the rows that exist for the principal: to those that it finds, and, by an error that ends the
 * transaction, to those that it leaves behind (holes W7).
 *
 * <p>The target stands in the text as itself, since only so the server finds the newest version of a row that somebody else
 * changes at the same time. CASE keeps the caller's condition away from rows that the filter leaves out.
 */
final class PostgresTargets {
    /** What an output of the check fails with when a row is outside. */
    static final String OUTSIDE = "2201G";

    /** How the print of a check begins; a caller who writes the same is told of the check, and of nothing else. */
    private static final String BEGINNING = "\"width_bucket\"(CAST('0' AS \"pg_catalog\".\"float8\"), CAST('0' ";

    private static final Name KEPT = new Name("kept");

    private final PostgresSource sources;
    private final PostgresRowFilters filters;
    private final Cover<PostgresRelation> cover;
    private final int serverVersion;

    PostgresTargets(
            PostgresSource sources, PostgresRowFilters filters, Cover<PostgresRelation> cover, int serverVersion) {
        this.sources = sources;
        this.filters = filters;
        this.cover = cover;
        this.serverVersion = serverVersion;
    }

    /** Whether this error of a sealed text may come from a check. */
    static boolean isOutside(String state, String text) {
        return OUTSIDE.equals(state) && text.contains(BEGINNING);
    }

    Write guarded(Write write) {
        TableReference target = printed(write);
        return switch (write) {
            case Insert(var _, var columns, var overriding, var rows, var conflict, var returning, var at) ->
                new Insert(
                        target,
                        columns,
                        overriding,
                        rows,
                        conflict == null ? null : guarded(conflict, target),
                        checked(returning, inserted(target, conflict)),
                        at);
            case Update(var _, var assignments, var from, var where, var returning, var at) ->
                new Update(
                        target,
                        assignments,
                        from,
                        kept(where, target, target.reference()),
                        checked(returning, filter(target, target.reference()).stream()),
                        at);
            case Delete(var _, var using, var where, var returning, var at) ->
                new Delete(target, using, kept(where, target, target.reference()), returning, at);
            case Merge merge -> new PostgresMergeGuard(sources, this, serverVersion).guarded(merge, target);
        };
    }

    /** Only INSERT has no word for a table without those that inherit from it. */
    private TableReference printed(Write write) {
        TableReference target = write.target();
        boolean only = !(write instanceof Insert)
                && covered(target.reference()).relation().isPlainTable();
        return new TableReference(target.reference(), target.name(), only, target.shownAs(), List.of(), target.at());
    }

    Covered<PostgresRelation> covered(int reference) {
        return cover.at(reference);
    }

    private Insert.Conflict guarded(Insert.Conflict conflict, TableReference target) {
        Insert.Replacement update = conflict.update();
        Insert.Replacement guarded = update == null
                ? null
                : new Insert.Replacement(
                        update.reference(), update.assignments(), kept(update.where(), target, update.reference()));
        return new Insert.Conflict(conflict.constraint(), conflict.arbiter(), conflict.where(), guarded, conflict.at());
    }

    /** A row that was there counts as one that is updated, and as one that is written. */
    private Stream<Expression> inserted(TableReference target, Insert.@Nullable Conflict conflict) {
        Stream<Expression> written = filter(target, target.reference()).stream();
        return conflict == null || conflict.update() == null
                ? written
                : Stream.concat(written, filter(target, conflict.update().reference()).stream());
    }

    Optional<Expression> filter(TableReference target, int reference) {
        Covered<PostgresRelation> covered = covered(reference);
        return covered.obligation().filter().map(rows -> filters.condition(rows, covered.relation(), target.shownAs()));
    }

    private @Nullable Expression kept(@Nullable Expression where, TableReference target, int reference) {
        Optional<Expression> filter = filter(target, reference);
        if (filter.isEmpty()) {
            return where;
        }
        if (where == null) {
            return filter.get();
        }
        List<Expression> all = new ArrayList<>();
        Conditions.conjuncts(where).stream()
                .filter(each ->
                        sources.isCopied(each, reference, covered(reference).obligation()))
                .forEach(all::add);
        all.add(Sql.when(filter.get(), where, new BooleanLiteral(false, Mark.NONE)));
        return all.size() == 1 ? all.getFirst() : new Logical(Connective.AND, all, Mark.NONE);
    }

    static List<SelectItem> checked(List<SelectItem> returning, Stream<Expression> filters) {
        List<SelectItem> all = new ArrayList<>(returning);
        filters.forEach(filter -> all.add(new Output(check(filter), KEPT, Mark.NONE)));
        return all;
    }

    /** No server computes it before it knows the row, so it fails for a row alone. */
    static Expression check(Expression filter) {
        Expression buckets = Sql.when(filter, Sql.integer(1), Sql.integer(0));
        return Sql.call(
                "width_bucket",
                Sql.literal("0", "float8"),
                Sql.literal("0", "float8"),
                Sql.literal("1", "float8"),
                buckets);
    }
}
