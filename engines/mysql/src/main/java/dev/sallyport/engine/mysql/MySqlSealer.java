package dev.sallyport.engine.mysql;

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
import dev.sallyport.operation.OperationKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts masks and row filters under every table reference and prints what will be sent. */
final class MySqlSealer {
    private final Printer printer;
    private final MySqlDefinitionSealer definitions;

    MySqlSealer(Printer printer) {
        this.printer = printer;
        this.definitions = new MySqlDefinitionSealer(printer);
    }

    Sealed seal(Reading.Understood understood, Obligations obligations) {
        if (understood.tree() instanceof MySqlDefinition definition) {
            return definitions.seal(definition, obligations);
        }
        if (!(understood.tree() instanceof MySqlTree tree)) {
            throw new IllegalArgumentException("the reading was made by another engine");
        }
        Cover<MySqlRelation> cover = Cover.of(tree.effects(), obligations, effect -> relation(tree, effect));
        Bindings bindings = new Bindings(tree.parameters());
        MySqlRowFilters filters = new MySqlRowFilters(tree.catalog(), bindings);
        MySqlSource sources = new MySqlSource(tree, filters, bindings);
        MySqlTargets targets = new MySqlTargets(tree, filters, cover);
        Query guarded = new SourceRewrite(table -> sources.derive(table, cover.at(table.reference())), targets::guarded)
                .query(tree.query());
        Query rewritten = new MySqlExcluded().query(new MySqlHaving().query(new MySqlOutputs().query(guarded)));
        Printed printed = printer.print(rewritten, ParameterStyle.POSITIONAL);
        Guard guard = new Guard(tree, cover, filters);
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
                guard.closure(),
                cover.columns(tree.query(), tree.labels()),
                guard.columns(),
                obligations.limits());
        return count(guarded, cover, bindings).map(rendering::counted).orElse(rendering);
    }

    private Optional<Count> count(Query guarded, Cover<MySqlRelation> cover, Bindings bindings) {
        return guarded.body() instanceof Write write
                ? MySqlImages.count(
                        guarded, cover.at(write.target().reference()).relation(), bindings, printer)
                : Optional.empty();
    }

    private static MySqlRelation relation(MySqlTree tree, Effect effect) {
        return tree.catalog()
                .relationOfAll(effect.target())
                .orElseThrow(() -> new IllegalArgumentException("the snapshot has lost a table of the reading"));
    }

    /** What the run compares again, and what must never be where a result column comes from. */
    private record Guard(MySqlTree tree, Cover<MySqlRelation> cover, MySqlRowFilters filters) {
        /** Also what the statement does not name, and the rules of whatever it writes to. */
        Closure closure() {
            List<MySqlRelation> written = tree.effects().stream()
                    .filter(effect -> effect.verb().kind().mayWrite())
                    .map(effect -> MySqlSealer.relation(tree, effect))
                    .toList();
            return tree.catalog().closure(relations().toList(), written);
        }

        private Stream<MySqlRelation> relations() {
            return Stream.concat(
                            tree.effects().stream().map(effect -> MySqlSealer.relation(tree, effect)),
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
