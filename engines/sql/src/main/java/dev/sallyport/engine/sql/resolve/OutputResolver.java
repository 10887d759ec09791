package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Environment.Column;
import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SelectItem.Star;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Resolves the outputs of a SELECT or of a RETURNING, each star to the columns that it stands for. */
record OutputResolver(Resolution all) {
    /** What PostgreSQL takes (MaxTupleAttributeNumber); other servers take more. */
    private static final int MOST_COLUMNS = 1_664;

    List<Output> resolve(List<SelectItem> items, Scope scope, NameResolver names) {
        List<Output> outputs = outputs(items, scope, names);
        requireFew(outputs, items);
        return outputs;
    }

    private void requireFew(List<Output> outputs, List<SelectItem> items) {
        Mark at = items.getFirst().at();
        if (outputs.size() > MOST_COLUMNS) {
            throw Unresolved.tooLarge(
                    "a select has more than `" + MOST_COLUMNS + "` columns",
                    "statement.columns",
                    "name the columns in place of `*`",
                    at);
        }
        all.effort().spend(outputs.size(), at);
    }

    static List<Column> columns(List<Output> outputs) {
        List<Name> labels = outputs.stream()
                .map(output -> output.label() == null ? new Name("?column?") : output.label())
                .toList();
        List<Name> printed = Resolution.distinct(labels);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            var sources = new HashSet<>(Columns.in(outputs.get(i).expression()));
            columns.add(new Column(labels.get(i), printed.get(i), sources));
        }
        return columns;
    }

    private List<Output> outputs(List<SelectItem> items, Scope scope, NameResolver names) {
        return items.stream()
                .flatMap(item -> switch (item) {
                    case Output(var expression, var label, var at) -> {
                        Name shown = label == null ? all.relations.compared(all.labelRule.label(expression)) : label;
                        yield Stream.of(new Output(names.resolve(expression), shown, at));
                    }
                    case Star(var qualifier, var at) -> star(qualifier, scope, at);
                })
                .toList();
    }

    private static Stream<Output> star(@Nullable QualifiedName qualifier, Scope scope, Mark at) {
        if (scope.sources().isEmpty() && qualifier == null) {
            throw Unresolved.notUnderstood("`*` needs a table", "names.star", "name a table in `FROM`", at);
        }
        List<Entry> entries = qualifier == null
                ? scope.entries()
                : scope.source(qualifier, qualifier.parts(), at).entries();
        return entries.stream().filter(Entry::inStar).map(entry -> new Output(entry.expression(), entry.name(), at));
    }
}
