package dev.sallyport.engine.mysql;

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
import dev.sallyport.operation.OperationKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Puts masks and row filters under every table reference and prints what will be sent. */
final class MySqlSealer {
    private final Printer printer;

    MySqlSealer(Printer printer) {
        this.printer = printer;
    }

    Sealed seal(Reading.Understood understood, Obligations obligations) {
        if (understood.tree() instanceof MySqlDefinition definition) {
            return new DefinitionSealer(
                            printer, MySqlSettings.pinned(definition.catalog().server(), OperationKind.DDL))
                    .seal(definition.definition(), definition.effects(), definition.catalog(), obligations);
        }
        if (!(understood.tree() instanceof MySqlTree tree)) {
            throw new IllegalArgumentException("the reading was made by another engine");
        }
        Cover<MySqlRelation> cover = Cover.of(tree.effects(), obligations, tree.catalog()::relation);
        Bindings bindings = new Bindings(tree.parameters());
        MySqlRowFilters filters = new MySqlRowFilters(tree.catalog(), bindings);
        MySqlSource sources = new MySqlSource(tree, filters, bindings);
        MySqlTargets targets = new MySqlTargets(tree, filters, cover);
        Query guarded = new SourceRewrite(table -> sources.derive(table, cover.at(table.reference())), targets::guarded)
                .query(tree.query());
        Query rewritten = new MySqlExcluded().query(new MySqlHaving().query(new MySqlOutputs().query(guarded)));
        Printed printed = printer.print(rewritten, ParameterStyle.POSITIONAL);
        // a write is judged by its literals, and its rows are counted by a text of their own: others have no place in
        // it
        OperationKind kind = understood.operation().kind();
        Sealed rendering = new Sealed(
                kind,
                printed.text().getBytes(StandardCharsets.UTF_8),
                kind.mayWrite() ? List.of() : printed.gaps(),
                printed.parameters().stream().map(bindings::parameter).toList(),
                WrittenValues.in(tree.query()),
                MySqlSettings.pinned(tree.catalog().server(), kind),
                tree.catalog().closureOf(tree.effects(), filters.relations()),
                cover.columns(tree.query(), tree.labels()),
                tree.catalog().guarded(tree.effects(), filters.relations(), cover),
                obligations.limits());
        return count(guarded, cover, bindings).map(rendering::counted).orElse(rendering);
    }

    private Optional<Count> count(Query guarded, Cover<MySqlRelation> cover, Bindings bindings) {
        return guarded.body() instanceof Write write
                ? MySqlImages.count(
                        guarded, cover.at(write.target().reference()).relation(), bindings, printer)
                : Optional.empty();
    }
}
