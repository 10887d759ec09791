package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rewrite.Origins;
import dev.sallyport.engine.sql.rewrite.SourceRewrite;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Disclosure.Clear;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts masks and row filters under every table reference and prints what will be sent. */
final class PostgresSealer {
    private final Printer printer;
    private final List<String> settings;

    /** @param settings the session settings that every sealed text is written for, as `name=value` */
    PostgresSealer(Printer printer, List<String> settings) {
        this.printer = printer;
        this.settings = List.copyOf(settings);
    }

    Sealed seal(Reading.Understood understood, Obligations obligations) {
        if (!(understood.tree() instanceof PostgresTree tree)) {
            throw new IllegalArgumentException("the reading was made by another engine");
        }
        requireCover(tree, obligations);
        PostgresCatalog catalog = tree.catalog();
        Bindings bindings = new Bindings(tree.parameters());
        PostgresRowFilters filters = new PostgresRowFilters(catalog, bindings);
        PostgresMasks masks = new PostgresMasks(new PostgresTypes(catalog.builtins()));
        PostgresSource sources = new PostgresSource(tree, masks, filters, bindings);
        Select sealed = new SourceRewrite(
                        table -> sources.derive(table, relation(tree, table), obligation(obligations, table)))
                .rewrite(tree.select());
        Printed printed = printer.print(sealed, ParameterStyle.POSITIONAL);
        Guard guard = new Guard(tree, obligations, filters);
        return new Sealed(
                understood.operation().kind(),
                printed.text().getBytes(StandardCharsets.UTF_8),
                printed.parameters().stream().map(bindings::parameter).toList(),
                settings,
                guard.closure(),
                columns(tree, obligations),
                guard.columns(),
                obligations.limits());
    }

    private static void requireCover(PostgresTree tree, Obligations obligations) {
        for (Effect effect : tree.effects()) {
            TableObligation obligation = obligations.references().get(effect.reference());
            if (obligation == null || !obligation.object().equals(effect.target())) {
                throw new IllegalArgumentException(
                        "the obligations do not cover reference `" + effect.reference() + "`");
            }
            for (String column : effect.read()) {
                if (obligation.disclosure(column) instanceof Disclosure.Withheld) {
                    throw new IllegalArgumentException("the obligations withhold the read column `" + column + "`");
                }
            }
        }
    }

    private static PostgresRelation relation(PostgresTree tree, TableReference table) {
        return relation(tree, table.reference());
    }

    private static PostgresRelation relation(PostgresTree tree, int reference) {
        return tree.catalog()
                .relationOfAll(tree.effects().get(reference).target())
                .orElseThrow(() -> new IllegalArgumentException("the snapshot has lost a table of the reading"));
    }

    private static TableObligation obligation(Obligations obligations, TableReference table) {
        return obligation(obligations, table.reference());
    }

    private static TableObligation obligation(Obligations obligations, int reference) {
        TableObligation obligation = obligations.references().get(reference);
        if (obligation == null) {
            throw new IllegalArgumentException("the obligations do not cover reference `" + reference + "`");
        }
        return obligation;
    }

    private static List<OutputColumn> columns(PostgresTree tree, Obligations obligations) {
        Origins origins = new Origins((ResolvedColumn column) -> obligation(obligations, column.reference())
                .disclosure(column.column().text()));
        List<OutputColumn> columns = new ArrayList<>();
        for (int i = 0; i < tree.labels().size(); i++) {
            if (tree.select().items().get(i) instanceof Output output) {
                columns.add(origins.of(tree.labels().get(i), output.expression()));
            }
        }
        return columns;
    }

    /** What the run compares again, and what must never be where a result column comes from. */
    private record Guard(PostgresTree tree, Obligations obligations, PostgresRowFilters filters) {
        Closure closure() {
            return tree.catalog().closure(relations().toList());
        }

        private Stream<PostgresRelation> relations() {
            return Stream.concat(
                            tree.effects().stream().map(effect -> relation(tree, effect.reference())),
                            filters.relations().stream())
                    .distinct();
        }

        List<String> columns() {
            return relations()
                    .flatMap(relation -> relation.columns().stream()
                            .filter(column -> isNowhereClear(relation, column))
                            .map(relation::guard))
                    .sorted()
                    .toList();
        }

        private boolean isNowhereClear(PostgresRelation relation, PostgresColumn column) {
            return tree.effects().stream()
                    .filter(effect -> effect.target().equals(relation.name()))
                    .noneMatch(effect ->
                            obligation(obligations, effect.reference()).disclosure(column.name()) instanceof Clear);
        }
    }
}
