package dev.sallyport.engine.mysql;

import static java.util.stream.Collectors.joining;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.Image;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryExpression.Exists;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.Update;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an update or a delete finds, counted and pictured: by the same condition over the same target. Of rows that
 * are written out, and may take the place of others, it is known how many they are.
 */
final class MySqlImages {
    /** Behind the picture; nothing is counted where a column is called like this, so that the first is the one. */
    private static final String FROM = " FROM (";

    private static final String FOUND = ") AS `found`";
    private static final String DIGEST_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    /** Of more rows the digests would be cut silently. */
    private static final long MOST_ROWS = 200_000;

    private static final String NONE = "-";

    private MySqlImages() {}

    /** The columns that are pictured: all that the gateway may read, but those that are computed while they are read. */
    static Stream<MySqlColumn> columns(MySqlRelation relation) {
        return relation.columns().stream().filter(MySqlImages::isPictured);
    }

    static boolean isPictured(MySqlColumn column) {
        return column.readable() && column.generation() != MySqlColumn.Generation.VIRTUAL;
    }

    /** How the rows of a guarded write are counted; nothing where they cannot be. */
    static Optional<Count> count(Query guarded, MySqlRelation relation, Bindings bindings, Printer printer) {
        return switch (guarded.body()) {
            case Update update ->
                found(update.target(), update.from(), update.where(), guarded, relation, bindings, printer);
            case Delete delete ->
                found(delete.target(), delete.using(), delete.where(), guarded, relation, bindings, printer);
            case Insert insert
            when insert.conflict() != null && insert.conflict().update() != null ->
                MySqlWrites.written(insert).map(rows -> known(rows.rows().size()));
            default -> Optional.empty();
        };
    }

    private static Count known(int rows) {
        String text = "SELECT " + rows + ", '" + DIGEST_OF_NOTHING + "'";
        return new Count(text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    private static Optional<Count> found(
            TableReference target,
            List<FromItem> others,
            @Nullable Expression where,
            Query write,
            MySqlRelation relation,
            Bindings bindings,
            Printer printer) {
        List<SelectItem> columns = columns(relation)
                .map(column -> new Name(column.name()))
                .<SelectItem>map(name -> new Output(
                        new ResolvedColumn(target.reference(), target.shownAs(), name, Mark.NONE), name, Mark.NONE))
                .toList();
        if (columns.isEmpty() || picture(relation).contains(FROM)) {
            return Optional.empty();
        }
        Query rows = new Query(
                null,
                Select.of(columns, List.of(target), others.isEmpty() ? where : meets(others, where)),
                write.orderBy(),
                write.limit(),
                null,
                Mark.NONE);
        Printed printed = printer.print(new MySqlOutputs().query(rows), ParameterStyle.POSITIONAL);
        String text = picture(relation) + FROM + printed.text() + FOUND;
        List<Sealed.Parameter> parameters =
                printed.parameters().stream().map(bindings::parameter).toList();
        return Optional.of(new Count(text.getBytes(StandardCharsets.UTF_8), parameters));
    }

    /** Each row is there once, however many rows of the other tables it meets. */
    private static Expression meets(List<FromItem> others, @Nullable Expression where) {
        SelectItem any = new Output(Sql.integer(1), null, Mark.NONE);
        return new Exists(Query.of(Select.of(List.of(any), others, where)), Mark.NONE);
    }

    /** One row: how many there are, and the SHA-256 in hexadecimal digits over that of each, in their order. */
    private static String picture(MySqlRelation relation) {
        String row = columns(relation)
                .map(column -> "COALESCE(SHA2(CAST(`found`." + MySqlNames.quoted(column.name()) + " AS BINARY), 256), '"
                        + NONE + "')")
                .collect(joining(", ", "SHA2(CONCAT_WS(',', ", "), 256)"));
        return "SELECT COUNT(*), SHA2(COALESCE(GROUP_CONCAT(" + row + " ORDER BY " + row + " SEPARATOR ''), ''), 256)";
    }

    static String text(Count count) {
        return new String(count.canonical(), StandardCharsets.UTF_8);
    }

    /** The query that finds the rows of a count; nothing where they are only known. */
    static Optional<String> rows(Count count) {
        String text = text(count);
        int from = text.indexOf(FROM);
        return from < 0
                ? Optional.empty()
                : Optional.of(text.substring(from + FROM.length(), text.length() - FOUND.length()));
    }

    /** Looks, and lets nobody change what is seen until the transaction ends. */
    static Image locked(Count count, MySqlSession session) throws SQLException {
        String text = text(count);
        String locking =
                text.endsWith(FOUND) ? text.substring(0, text.length() - FOUND.length()) + " FOR UPDATE" + FOUND : text;
        return image(locking, count, session);
    }

    static Image look(Count count, MySqlSession session) throws SQLException {
        return image(text(count), count, session);
    }

    private static Image image(String text, Count count, MySqlSession session) throws SQLException {
        try (PreparedStatement statement = session.prepare(text)) {
            MySqlParameters.bind(count.parameters(), statement);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                long number = rows.getLong(1);
                if (number > MOST_ROWS) {
                    throw new SQLException("too many rows to picture", "54000");
                }
                return new Image(number, HexFormat.of().parseHex(rows.getString(2)));
            }
        }
    }
}
