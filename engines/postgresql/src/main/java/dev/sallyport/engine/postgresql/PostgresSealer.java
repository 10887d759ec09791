package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.rewrite.Cover;
import dev.sallyport.engine.sql.rewrite.DefinitionSealer;
import dev.sallyport.engine.sql.rewrite.SourceRewrite;
import dev.sallyport.engine.sql.rules.WrittenValues;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Obligations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

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
            return new DefinitionSealer(printer, settings)
                    .seal(definition.definition(), definition.effects(), definition.catalog(), obligations);
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
        Cover<PostgresRelation> cover = Cover.of(tree.effects(), obligations, tree.catalog()::relation);
        PostgresCatalog catalog = tree.catalog();
        Bindings bindings = new Bindings(tree.parameters());
        PostgresRowFilters filters = new PostgresRowFilters(catalog, bindings);
        PostgresMasks masks = new PostgresMasks(new PostgresTypes(catalog.builtins()));
        PostgresSource sources = new PostgresSource(tree, masks, filters, bindings);
        PostgresTargets targets = new PostgresTargets(sources, filters, cover, catalog.serverVersion());
        Query sealed = new SourceRewrite(table -> sources.derive(table, cover.at(table.reference())), targets::guarded)
                .query(tree.query());
        Printed printed = printer.print(sealed, ParameterStyle.POSITIONAL);
        Sealed rendering = new Sealed(
                understood.operation().kind(),
                printed.text().getBytes(StandardCharsets.UTF_8),
                printed.gaps(),
                printed.parameters().stream().map(bindings::parameter).toList(),
                WrittenValues.in(tree.query()),
                settings,
                tree.catalog().closureOf(tree.effects(), filters.relations()),
                cover.columns(tree.query(), tree.labels()),
                tree.catalog().guarded(tree.effects(), filters.relations(), cover),
                obligations.limits());
        return count(sealed, cover, bindings).map(rendering::counted).orElse(rendering);
    }

    private Optional<Count> count(Query sealed, Cover<PostgresRelation> cover, Bindings bindings) {
        return sealed.body() instanceof Write write
                ? PostgresFound.count(
                        sealed, cover.at(write.target().reference()).relation(), bindings, printer)
                : Optional.empty();
    }
}
