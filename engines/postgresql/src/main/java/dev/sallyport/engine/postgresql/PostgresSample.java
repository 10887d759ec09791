package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.rewrite.Sample;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.operation.Disclosure.Clear;
import dev.sallyport.operation.Disclosure.Masked;
import dev.sallyport.operation.Disclosure.Withheld;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Optional;

/** The first of the rows that a write finds, in the language of this server. */
final class PostgresSample {
    private PostgresSample() {}

    /** Of the target of a write; nothing where no column of it is shown. */
    static Optional<Sample<PostgresRelation>> of(PostgresTree tree, Count count, Obligations shown, Printer printer) {
        return Sample.terms(tree.query(), tree.effects(), shown)
                .flatMap(terms -> new Making(tree, terms, new Bindings(0)).sample(count, printer));
    }

    /** One sample on its way. */
    private record Making(PostgresTree tree, TableObligation terms, Bindings bindings) {
        Optional<Sample<PostgresRelation>> sample(Count count, Printer printer) {
            PostgresRelation relation =
                    tree.catalog().relationOfAll(terms.object()).orElseThrow();
            List<Output> cells = relation.columns().stream()
                    .flatMap(column -> cell(column).stream())
                    .toList();
            if (cells.isEmpty()) {
                return Optional.empty();
            }
            PostgresRowFilters filters = new PostgresRowFilters(tree.catalog(), bindings);
            Printed printed = printer.print(first(cells, relation, filters), ParameterStyle.POSITIONAL);
            return Optional.of(Sample.behind(
                    count,
                    PostgresFound.before(count, relation, printed, printer),
                    printed.parameters().stream().map(bindings::parameter).toList(),
                    cells,
                    filters.relations()));
        }

        private Query first(List<Output> cells, PostgresRelation relation, PostgresRowFilters filters) {
            Expression filter = terms.filter()
                    .map(rows -> filters.condition(rows, relation, PostgresFound.FOUND))
                    .orElse(null);
            return Sample.first(cells, PostgresFound.source(), filter);
        }

        private Optional<Output> cell(PostgresColumn column) {
            return text(column)
                    .map(text -> Sql.binary(Sql.call("left", text, Sql.integer(Sample.CHARACTERS))))
                    .map(cut -> new Output(cut, new Name(column.name()), Mark.NONE));
        }

        /** A mask that is a constant needs no right to its column. */
        private Optional<Expression> text(PostgresColumn column) {
            Expression plain = PostgresFound.column(column);
            PostgresTypes types = new PostgresTypes(tree.catalog().builtins());
            return switch (terms.disclosure(column.name())) {
                case Withheld() -> Optional.empty();
                case Clear() ->
                    Optional.of(text(plain, types.of(column.type()))).filter(_ -> PostgresFound.isPictured(column));
                case Masked(var mask, var key) ->
                    Optional.of(new PostgresMasks(types)
                                    .mask(
                                            mask,
                                            plain,
                                            types.of(column.type()),
                                            () -> Sql.cast(bindings.bindSecret(new Value.Bytes(key.bytes())), "bytea")))
                            .filter(masked -> PostgresFound.isPictured(column) || Columns.isConstant(masked))
                            .map(masked -> Sql.cast(masked, "text"));
            };
        }

        /** A cast from a type that is not on the list may be code of the database; its text never is. */
        private static Expression text(Expression plain, PostgresType type) {
            if (PostgresTypes.isListed(type)) {
                return Sql.cast(plain, "text");
            }
            Expression isNull = Sql.operator("=", Sql.call("num_nulls", plain), Sql.integer(1));
            return Sql.when(isNull, Sql.nothing("text"), Sql.call("format", Sql.text("%s"), plain));
        }
    }
}
