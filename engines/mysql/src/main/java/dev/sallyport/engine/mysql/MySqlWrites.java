package dev.sallyport.engine.mysql;

import static java.util.stream.Collectors.toSet;

import dev.sallyport.engine.sql.resolve.Named;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a named write must be to run here: of one table whose rows can be put back, without words that hide what it does. */
final class MySqlWrites {
    /** Storage engines that undo what is not committed. */
    private static final Set<String> UNDOING = Set.of("innodb", "rocksdb");

    private final MySqlCatalog catalog;
    private final Named named;
    private final MySqlFamilies families;

    MySqlWrites(MySqlCatalog catalog, MySqlFunctions functions, Named named, List<Value> parameters) {
        this.catalog = catalog;
        this.named = named;
        this.families = new MySqlFamilies(functions, catalog.server(), parameters, this::kind);
    }

    private Optional<ColumnKind> kind(ResolvedColumn column) {
        return catalog.relationOfAll(named.tables().get(column.reference()).name())
                .flatMap(relation ->
                        relation.column(MySqlNames.folded(column.column().text())))
                .map(MySqlColumn::kind);
    }

    void check(Query query, Write write) {
        requireTarget(write.target());
        if (query.with() != null) {
            throw absent("`with` before a write", "put the query into the condition", write);
        }
        if (!write.returning().isEmpty()) {
            throw absent("`returning`", "read the rows with a statement of their own", write);
        }
        switch (write) {
            case Insert insert -> check(insert);
            case Update update -> decides(update.where(), !update.from().isEmpty(), query);
            case Delete delete -> decides(delete.where(), !delete.using().isEmpty(), query);
            default -> throw absent("`merge`", "write `insert ... on duplicate key update`", write);
        }
        var _ = new MySqlExcluded().query(query);
        MySqlComparisons.check(query, families);
    }

    private void decides(@Nullable Expression where, boolean others, Query query) {
        if (others && (query.limit() != null || !query.orderBy().isEmpty())) {
            throw Unresolved.unsupported(
                    "`limit` and `order by` stand behind a write of one table alone",
                    "writes.form",
                    "look the other tables up in the condition",
                    query.at());
        }
        if (where != null) {
            MySqlComparisons.decide(where, families, query.at());
        }
    }

    private void check(Insert insert) {
        if (insert.rows() == null) {
            throw absent("`default values`", "write `insert into t () values ()` with the values", insert);
        }
        Insert.Conflict conflict = insert.conflict();
        if (conflict != null && conflict.update() != null && written(insert).isEmpty()) {
            throw Unresolved.unsupported(
                    "the rows of a query take the place of others, so that nobody knows how many are changed",
                    "writes.duplicate-key",
                    "write the rows out behind `values`",
                    insert.at());
        }
    }

    /** The rows of an insert that has them in its text. */
    static Optional<Rows> written(Insert insert) {
        return insert.rows() != null && insert.rows().isPlain() && insert.rows().body() instanceof Rows rows
                ? Optional.of(rows)
                : Optional.empty();
    }

    private void requireTarget(TableReference target) {
        MySqlRelation relation = catalog.relationOfAll(
                        named.tables().get(target.reference()).name())
                .orElseThrow();
        if (!UNDOING.contains(MySqlNames.folded(relation.storage()))) {
            throw Unresolved.unsupported(
                    "the table `" + target.name().last()
                            + "` keeps what is written at once, so that nothing could be undone",
                    "writes.storage",
                    "ask whoever runs the database to make it a table of `InnoDB`",
                    target.at());
        }
        List<String> missing = relation.rules().missing();
        if (!missing.isEmpty()) {
            throw Unresolved.unsupported(
                    "the gateway cannot see everything that a write to `"
                            + target.name().last() + "` brings along",
                    "writes.rules",
                    "ask an administrator of the source to grant `" + String.join("` and `", missing)
                            + "` to the role of the gateway",
                    target.at());
        }
    }

    /**
     * The columns of an insert that a filter may be asked about before.
     *
     * @param exact that surely hold what is written to them, to the byte
     * @param given that get parameters of their own kind, whose values another call may have otherwise
     */
    record Judged(Set<Name> exact, Set<Name> given) {
        static final Judged NONE = new Judged(Set.of(), Set.of());

        Judged {
            exact = Set.copyOf(exact);
            given = Set.copyOf(given);
        }
    }

    Judged judged(Insert insert) {
        return new Judged(columns(insert, this::isExact), columns(insert, this::isGiven));
    }

    private Set<Name> columns(Insert insert, BiPredicate<Expression, MySqlColumn> holds) {
        return written(insert)
                .map(rows -> IntStream.range(0, insert.columns().size())
                        .filter(i -> column(insert.target(), insert.columns().get(i))
                                .filter(column -> rows.rows().stream().allMatch(row -> holds.test(row.get(i), column)))
                                .isPresent())
                        .mapToObj(i -> insert.columns().get(i))
                        .collect(toSet()))
                .orElse(Set.of());
    }

    private Optional<MySqlColumn> column(TableReference target, Name column) {
        return catalog.relationOfAll(named.tables().get(target.reference()).name())
                .flatMap(relation -> relation.column(MySqlNames.folded(column.text())));
    }

    private boolean isExact(Expression value, MySqlColumn column) {
        return switch (value) {
            case Literal.Lifted(var _, var literal, var _) -> isExact(literal, column);
            case Literal.IntegerLiteral(var number, var _) -> MySqlStored.isExact(column, number);
            case Literal.StringLiteral(var text, var _) -> MySqlStored.isExact(column, text);
            default -> false;
        };
    }

    /** A literal is as good as a parameter of its kind. */
    private boolean isGiven(Expression value, MySqlColumn column) {
        return isExact(value, column)
                || (value instanceof Expression.Parameter parameter
                        && families.value(parameter)
                                .filter(given -> MySqlStored.isOfKind(column, given))
                                .isPresent());
    }

    private static Unresolved absent(String what, String nextStep, Write write) {
        return Unresolved.unsupported(what + " is not taken in a write here", "writes.form", nextStep, write.at());
    }
}
