package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.rewrite.Sample;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.CommonTableReference;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Disclosure.Clear;
import dev.sallyport.operation.Disclosure.Masked;
import dev.sallyport.operation.Disclosure.Withheld;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Optional;

/** The first of the rows that a write finds, in the language of this server. */
final class MySqlSample {
    private static final Name FOUND = new Name("found");

    private MySqlSample() {}

    /** Of the target of a write; nothing where no column of it is shown. */
    static Optional<Sample<MySqlRelation>> of(MySqlTree tree, Count count, Obligations shown, Printer printer) {
        return Sample.terms(tree.query(), tree.effects(), shown)
                .flatMap(terms -> MySqlImages.rows(count)
                        .flatMap(rows -> new Making(tree, terms, new Bindings(0)).sample(rows, count, printer)));
    }

    /** One sample on its way. */
    private record Making(MySqlTree tree, TableObligation terms, Bindings bindings) {
        Optional<Sample<MySqlRelation>> sample(String rows, Count count, Printer printer) {
            MySqlRelation relation =
                    tree.catalog().relationOfAll(terms.object()).orElseThrow();
            List<Output> cells = relation.columns().stream()
                    .flatMap(column -> cell(column).stream())
                    .toList();
            if (cells.isEmpty()) {
                return Optional.empty();
            }
            MySqlRowFilters filters = new MySqlRowFilters(tree.catalog(), bindings);
            Printed printed = printer.print(first(cells, relation, filters), ParameterStyle.POSITIONAL);
            return Optional.of(Sample.behind(
                    count,
                    "WITH " + MySqlNames.quoted(FOUND.text()) + " AS (" + rows + ") " + printed.text(),
                    printed.parameters().stream().map(bindings::parameter).toList(),
                    cells,
                    filters.relations()));
        }

        private Query first(List<Output> cells, MySqlRelation relation, MySqlRowFilters filters) {
            Expression filter = terms.filter()
                    .map(rows -> filters.condition(rows, relation, FOUND))
                    .orElse(null);
            return Sample.first(cells, new CommonTableReference(FOUND, FOUND, Mark.NONE), filter);
        }

        private Optional<Output> cell(MySqlColumn column) {
            return text(column)
                    .map(text -> Sql.call("left", text, Sql.integer(Sample.CHARACTERS)))
                    .map(cut -> new Output(cut, new Name(column.name()), Mark.NONE));
        }

        /** A mask that is a constant needs no right to its column. */
        private Optional<Expression> text(MySqlColumn column) {
            ResolvedColumn plain =
                    new ResolvedColumn(TableReference.NOT_NUMBERED, FOUND, new Name(column.name()), Mark.NONE);
            return switch (terms.disclosure(column.name())) {
                case Withheld() -> Optional.empty();
                case Clear() -> Optional.of(text(plain, column.kind())).filter(_ -> MySqlImages.isPictured(column));
                case Masked(var mask, var key) ->
                    Optional.of(MySqlMasks.mask(
                                    mask, plain, column, () -> bindings.bindSecret(new Value.Bytes(key.bytes()))))
                            .filter(masked -> MySqlImages.isPictured(column) || Columns.isConstant(masked))
                            .map(masked -> text(masked, column.kind()));
            };
        }

        /** What is no text in the session's character set is shown by its bytes. */
        private static Expression text(Expression value, ColumnKind kind) {
            return kind == ColumnKind.BYTES || kind == ColumnKind.OTHER
                    ? Sql.call("hex", Sql.cast(value, "binary"))
                    : Sql.cast(value, "char");
        }
    }
}
