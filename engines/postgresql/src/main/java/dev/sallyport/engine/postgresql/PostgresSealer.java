package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Count;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.rewrite.Cover;
import dev.sallyport.engine.sql.rewrite.SourceRewrite;
import dev.sallyport.engine.sql.rules.WrittenValues;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Obligations;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        Cover<PostgresRelation> cover = Cover.of(tree.effects(), obligations, effect -> relation(tree, effect));
        PostgresCatalog catalog = tree.catalog();
        Bindings bindings = new Bindings(tree.parameters());
        PostgresRowFilters filters = new PostgresRowFilters(catalog, bindings);
        PostgresMasks masks = new PostgresMasks(new PostgresTypes(catalog.builtins()));
        PostgresSource sources = new PostgresSource(tree, masks, filters, bindings);
        PostgresTargets targets = new PostgresTargets(sources, filters, cover, catalog.serverVersion());
        Query sealed = new SourceRewrite(table -> sources.derive(table, cover.at(table.reference())), targets::guarded)
                .query(tree.query());
        Printed printed = printer.print(sealed, ParameterStyle.POSITIONAL);
        Guard guard = new Guard(tree, cover, filters);
        Sealed rendering = new Sealed(
                understood.operation().kind(),
                printed.text().getBytes(StandardCharsets.UTF_8),
                printed.gaps(),
                printed.parameters().stream().map(bindings::parameter).toList(),
                WrittenValues.in(tree.query()),
                settings,
                guard.closure(),
                cover.columns(tree.query(), tree.labels()),
                guard.columns(),
                obligations.limits());
        return count(sealed, cover, bindings).map(rendering::counted).orElse(rendering);
    }

    private Optional<Count> count(Query sealed, Cover<PostgresRelation> cover, Bindings bindings) {
        return sealed.body() instanceof Write write
                ? PostgresFound.count(
                        sealed, cover.at(write.target().reference()).relation(), bindings, printer)
                : Optional.empty();
    }

    private static PostgresRelation relation(PostgresTree tree, Effect effect) {
        return tree.catalog()
                .relationOfAll(effect.target())
                .orElseThrow(() -> new IllegalArgumentException("the snapshot has lost a table of the reading"));
    }

    /** What the run compares again, and what must never be where a result column comes from. */
    private record Guard(PostgresTree tree, Cover<PostgresRelation> cover, PostgresRowFilters filters) {
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
                            .filter(column -> cover.isNowhereClear(relation.name(), column.name()))
                            .map(relation::guard))
                    .sorted()
                    .toList();
        }
    }
}
