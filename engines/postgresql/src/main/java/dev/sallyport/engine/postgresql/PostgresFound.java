package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.CommonTable.Materialization;
import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.CommonTableReference;
import dev.sallyport.engine.sql.tree.FromItem.Subquery;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryExpression.Exists;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.With;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an update or a delete finds, as a query that stands before another one: `WITH "found" AS (rows) ...`.
 *
 * <p>The rows are looked for as the write does it, over the same target and by the same condition. Each is there once, however
 * many rows of the other tables it meets: they stand in EXISTS, since a row has no number that a role with rights to single
 * columns may read.
 */
final class PostgresFound {
    static final Name FOUND = new Name("found");

    private static final Name EACH = new Name("each");
    private static final Name CONTENT = new Name("content");

    private PostgresFound() {}

    /** The columns that are pictured: all that the gateway may read, but those that are computed while they are read. */
    static List<PostgresColumn> columns(PostgresRelation relation) {
        return relation.columns().stream().filter(PostgresFound::isPictured).toList();
    }

    static boolean isPictured(PostgresColumn column) {
        return column.readable() && column.generation() != PostgresColumn.Generation.VIRTUAL;
    }

    static ResolvedColumn column(PostgresColumn column) {
        return new ResolvedColumn(TableReference.NOT_NUMBERED, FOUND, new Name(column.name()), Mark.NONE);
    }

    static FromItem source() {
        return new CommonTableReference(FOUND, FOUND, Mark.NONE);
    }

    /** How the rows of one write are counted; nothing for any other statement. */
    static Optional<Count> count(Query guarded, PostgresRelation relation, Bindings bindings, Printer printer) {
        List<PostgresColumn> columns = columns(relation);
        if (!guarded.isPlain() || columns.isEmpty()) {
            return Optional.empty();
        }
        Optional<Select> rows = switch (guarded.body()) {
            case Update update -> Optional.of(rows(update.target(), update.from(), update.where(), columns));
            case Delete delete -> Optional.of(rows(delete.target(), delete.using(), delete.where(), columns));
            default -> Optional.empty();
        };
        return rows.map(found -> {
            Printed printed = printer.print(before(found, picture(columns)), ParameterStyle.POSITIONAL);
            List<Sealed.Parameter> parameters =
                    printed.parameters().stream().map(bindings::parameter).toList();
            return new Count(printed.text().getBytes(StandardCharsets.UTF_8), parameters);
        });
    }

    /** The text of a count that has another query in the place of the picture. */
    static String before(Count count, PostgresRelation relation, Printed other, Printer printer) {
        String text = text(count);
        String picture = printer.print(picture(columns(relation)), ParameterStyle.POSITIONAL)
                .text();
        if (!text.endsWith(picture)) {
            throw new IllegalArgumentException("the count was made of another table");
        }
        return text.substring(0, text.length() - picture.length()) + other.text();
    }

    static String text(Count count) {
        return new String(count.canonical(), StandardCharsets.UTF_8);
    }

    private static Query before(Select found, Query picture) {
        CommonTable rows = new CommonTable(FOUND, List.of(), Materialization.DEFAULT, Query.of(found), Mark.NONE);
        return new Query(new With(false, List.of(rows)), picture.body(), List.of(), null, null, Mark.NONE);
    }

    private static Select rows(
            TableReference target, List<FromItem> others, @Nullable Expression where, List<PostgresColumn> columns) {
        List<SelectItem> items = columns.stream()
                .map(column -> new Name(column.name()))
                .<SelectItem>map(name -> new Output(
                        new ResolvedColumn(target.reference(), target.shownAs(), name, Mark.NONE), name, Mark.NONE))
                .toList();
        return Select.of(items, List.of(target), others.isEmpty() ? where : meets(others, where));
    }

    private static Expression meets(List<FromItem> others, @Nullable Expression where) {
        SelectItem any = new Output(Sql.integer(1), null, Mark.NONE);
        return new Exists(Query.of(Select.of(List.of(any), others, where)), Mark.NONE);
    }

    /** One row: how many there are, and the SHA-256 in hexadecimal digits over that of each, in their order. */
    private static Query picture(List<PostgresColumn> columns) {
        Expression contents = new ResolvedColumn(TableReference.NOT_NUMBERED, EACH, CONTENT, Mark.NONE);
        Expression nothing = Sql.literal("", "bytea");
        Expression all = Sql.orElse(Sql.inOrder("string_agg", contents, nothing), nothing);
        List<SelectItem> items = Stream.of(
                        Sql.cast(Sql.countOfAll(), "text"),
                        Sql.call("encode", Sql.call("sha256", all), Sql.text("hex")))
                .<SelectItem>map(each -> new Output(each, null, Mark.NONE))
                .toList();
        Subquery each = new Subquery(Query.of(contents(columns)), false, EACH, List.of(), Mark.NONE);
        return Query.of(Select.of(items, List.of(each), null));
    }

    private static Select contents(List<PostgresColumn> columns) {
        List<Expression> values =
                columns.stream().<Expression>map(PostgresFound::column).toList();
        Expression text = Sql.cast(new Composite.Row(values, true, Mark.NONE), "text");
        Expression digest = Sql.call("sha256", Sql.call("convert_to", text, Sql.literal("UTF8", "name")));
        return Select.of(List.of(new Output(digest, CONTENT, Mark.NONE)), List.of(source()), null);
    }
}
