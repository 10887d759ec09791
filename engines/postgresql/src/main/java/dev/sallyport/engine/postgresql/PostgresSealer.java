package dev.sallyport.engine.postgresql;

import static java.util.Objects.requireNonNull;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Count;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.resolve.Outputs;
import dev.sallyport.engine.sql.rewrite.Origins;
import dev.sallyport.engine.sql.rewrite.SourceRewrite;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.DerivedTable;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Disclosure.Clear;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        if (understood.tree() instanceof PostgresDefinition definition) {
            return new PostgresDefinitionSealer(printer, settings).seal(definition, obligations);
        }
        if (understood.tree() instanceof PostgresInOrder list) {
            return new PostgresInOrderSealer(this::seal).seal(list, obligations);
        }
        if (understood.tree() instanceof PostgresPlan plan) {
            return new PostgresPlanSealer(this::seal).seal(plan, obligations);
        }
        if (!(understood.tree() instanceof PostgresTree tree)) {
            throw new IllegalArgumentException("the reading was made by another engine");
        }
        Map<Integer, Covered> cover = requireCover(tree, obligations);
        PostgresCatalog catalog = tree.catalog();
        Bindings bindings = new Bindings(tree.parameters());
        PostgresRowFilters filters = new PostgresRowFilters(catalog, bindings);
        PostgresMasks masks = new PostgresMasks(new PostgresTypes(catalog.builtins()));
        PostgresSource sources = new PostgresSource(tree, masks, filters, bindings);
        PostgresTargets targets = new PostgresTargets(sources, filters, cover, catalog.serverVersion());
        Query sealed = new SourceRewrite(table -> derived(table, sources, cover), targets::guarded).query(tree.query());
        Printed printed = printer.print(sealed, ParameterStyle.POSITIONAL);
        Guard guard = new Guard(tree, cover.values(), filters);
        Sealed rendering = new Sealed(
                understood.operation().kind(),
                printed.text().getBytes(StandardCharsets.UTF_8),
                printed.gaps(),
                printed.parameters().stream().map(bindings::parameter).toList(),
                PostgresWritten.in(tree.query()),
                settings,
                guard.closure(),
                columns(tree, cover),
                guard.columns(),
                obligations.limits());
        return count(sealed, cover, bindings).map(rendering::counted).orElse(rendering);
    }

    /** One table reference: what it is, and what it must be made to be. */
    record Covered(PostgresRelation relation, TableObligation obligation) {}

    private Optional<Count> count(Query sealed, Map<Integer, Covered> cover, Bindings bindings) {
        return sealed.body() instanceof Write write
                ? PostgresFound.count(
                        sealed, requireNonNull(cover.get(write.target().reference())).relation, bindings, printer)
                : Optional.empty();
    }

    /** Every table reference by its number, in order. */
    private static Map<Integer, Covered> requireCover(PostgresTree tree, Obligations obligations) {
        Map<Integer, Covered> cover = new LinkedHashMap<>();
        for (Effect effect : tree.effects()) {
            if (!effect.cause().standsInStatement()) {
                continue;
            }
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
            cover.put(effect.reference(), new Covered(relation(tree, effect), obligation));
        }
        return cover;
    }

    private static PostgresRelation relation(PostgresTree tree, Effect effect) {
        return tree.catalog()
                .relationOfAll(effect.target())
                .orElseThrow(() -> new IllegalArgumentException("the snapshot has lost a table of the reading"));
    }

    private static DerivedTable derived(TableReference table, PostgresSource sources, Map<Integer, Covered> cover) {
        Covered covered = requireNonNull(cover.get(table.reference()));
        return sources.derive(table, covered.relation, covered.obligation);
    }

    private static List<OutputColumn> columns(PostgresTree tree, Map<Integer, Covered> cover) {
        Origins origins = new Origins((ResolvedColumn column) -> requireNonNull(cover.get(column.reference()))
                .obligation
                .disclosure(column.column().text()));
        List<List<Expression>> outputs = Outputs.of(tree.query());
        List<OutputColumn> columns = new ArrayList<>();
        for (int i = 0; i < tree.labels().size(); i++) {
            int column = i;
            List<Expression> shown =
                    outputs.stream().map(each -> each.get(column)).toList();
            columns.add(origins.of(tree.labels().get(i), shown));
        }
        return columns;
    }

    /** What the run compares again, and what must never be where a result column comes from. */
    private record Guard(PostgresTree tree, Collection<Covered> cover, PostgresRowFilters filters) {
        /** Also what the statement does not name, and the rules of whatever it writes to. */
        Closure closure() {
            List<PostgresRelation> written = tree.effects().stream()
                    .filter(effect -> effect.verb().kind().mayWrite())
                    .map(effect -> PostgresSealer.relation(tree, effect))
                    .toList();
            return tree.catalog().closure(relations().toList(), written);
        }

        private Stream<PostgresRelation> relations() {
            return Stream.concat(
                            tree.effects().stream().map(effect -> PostgresSealer.relation(tree, effect)),
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
            return cover.stream()
                    .filter(covered -> covered.relation.name().equals(relation.name()))
                    .noneMatch(covered -> covered.obligation.disclosure(column.name()) instanceof Clear);
        }
    }
}
