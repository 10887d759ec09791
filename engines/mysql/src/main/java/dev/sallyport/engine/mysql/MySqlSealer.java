package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.rewrite.Cover;
import dev.sallyport.engine.sql.rewrite.SourceRewrite;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Obligations;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        Query rewritten = new SourceRewrite(
                        table -> sources.derive(table, cover.at(table.reference())), MySqlSealer::refuse)
                .query(tree.query());
        Printed printed = printer.print(new MySqlOutputs().query(rewritten), ParameterStyle.POSITIONAL);
        Guard guard = new Guard(tree, cover, filters);
        return new Sealed(
                understood.operation().kind(),
                printed.text().getBytes(StandardCharsets.UTF_8),
                printed.gaps(),
                printed.parameters().stream().map(bindings::parameter).toList(),
                List.of(),
                MySqlSettings.pinned(tree.catalog().server()),
                guard.closure(),
                cover.columns(tree.query(), tree.labels()),
                guard.columns(),
                obligations.limits());
    }

    private static Write refuse(Write write) {
        throw new IllegalArgumentException("a write is not sealed by this engine");
    }

    private static MySqlRelation relation(MySqlTree tree, Effect effect) {
        return tree.catalog()
                .relationOfAll(effect.target())
                .orElseThrow(() -> new IllegalArgumentException("the snapshot has lost a table of the reading"));
    }

    /** What the run compares again, and what must never be where a result column comes from. */
    private record Guard(MySqlTree tree, Cover<MySqlRelation> cover, MySqlRowFilters filters) {
        /** Also what the statement does not name. */
        Closure closure() {
            return tree.catalog().closure(relations().toList());
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
