package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.toMap;

import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.resolve.Relations;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tables of one principal's catalog, by the names that a statement may use for them.
 *
 * @param reader reads the definition of a view, as it reads a statement
 */
record PostgresRelations(PostgresCatalog catalog, PostgresFunctions functions, Function<String, Parsed> reader)
        implements Relations {
    /** The first version that returns a row as it was. */
    static final int OLD_AND_NEW = 180_000;

    @Override
    public Optional<ObjectDescription> find(QualifiedName name) {
        return relation(name.parts().stream().map(Name::text).toList())
                .filter(PostgresRelation::isNameable)
                .map(PostgresRelation::description);
    }

    @Override
    public Definition definition(ObjectDescription view) {
        PostgresRelation whole = catalog.relationOfAll(view.name()).orElseThrow();
        return switch (reader.apply(whole.definition())) {
            case Parsed.Tree(Query query, var parameters)
            when parameters == 0 ->
                new Definition(
                        query,
                        whole.columns().stream()
                                .map(column -> new Name(column.name()))
                                .toList());
            case Parsed.Tree _ -> throw new IllegalStateException("a view is no query, or has a parameter");
            case Parsed.Refused(var refusal) -> throw Unresolved.because(refusal, Mark.NONE);
        };
    }

    private Optional<PostgresRelation> relation(List<String> parts) {
        return switch (parts.size()) {
            case 1 -> catalog.relation(parts.getFirst());
            case 2 -> catalog.relation(parts.getFirst(), parts.getLast());
            case 3 ->
                parts.getFirst().equals(catalog.database())
                        ? catalog.relation(parts.get(1), parts.getLast())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public QualifiedName canonical(ObjectDescription object) {
        return QualifiedName.of(object.name().schema(), object.name().object());
    }

    @Override
    public List<String> names() {
        return catalog.scope()
                .all()
                .filter(PostgresRelation::isNameable)
                .map(relation -> shortest(relation.name()))
                .toList();
    }

    @Override
    public List<String> columns(QualifiedName function) {
        return functions.outputNames(KeywordForms.catalogName(function.last().text()));
    }

    /** One that is deferred is no arbiter to the server, and one over a column that is hidden is none to the caller. */
    @Override
    public Map<Name, List<Name>> constraints(ObjectDescription table) {
        PostgresRelation whole = catalog.relationOfAll(table.name()).orElseThrow();
        Map<Integer, Name> visible = table.columns().stream()
                .collect(toMap(column -> Integer.valueOf(column.id()), column -> new Name(column.name())));
        Map<Name, List<Name>> constraints = new HashMap<>();
        for (Rule rule : whole.ruling()) {
            if (rule instanceof Rule.Unique(var columns, var constraint, var plain)
                    && plain
                    && !constraint.isEmpty()
                    && visible.keySet().containsAll(columns)) {
                constraints.put(
                        new Name(constraint),
                        columns.stream().sorted().map(visible::get).toList());
            }
        }
        return constraints;
    }

    /** Every table is a type too, so that a call by its name gives the row. */
    @Override
    public boolean isCallable(QualifiedName name) {
        String called = KeywordForms.catalogName(name.last().text());
        return !catalog.builtins().functions(called).isEmpty()
                || catalog.builtins().type(called).isPresent()
                || relation(List.of(called)).isPresent();
    }

    @Override
    public boolean returnsOldAndNew() {
        return catalog.serverVersion() >= OLD_AND_NEW;
    }

    private String shortest(ObjectName name) {
        boolean found = catalog.relation(name.object())
                .filter(relation -> relation.name().equals(name))
                .isPresent();
        return found ? name.object() : name.schema() + "." + name.object();
    }
}
