package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.resolve.Relations;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.ObjectDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tables of one principal's catalog, by the names that a statement may use for them: alone, or behind the name of the one
 * database.
 *
 * @param reader reads the definition of a view, as it reads a statement
 */
record MySqlRelations(MySqlCatalog catalog, MySqlFunctions functions, Function<String, Parsed> reader)
        implements Relations {
    @Override
    public Optional<ObjectDescription> find(QualifiedName name) {
        boolean here = name.qualifier().isEmpty() || name.qualifier().equals(List.of(compared(catalog.database())));
        return here
                ? catalog.relation(name.last().text())
                        .filter(MySqlRelation::isNameable)
                        .map(MySqlRelation::description)
                : Optional.empty();
    }

    @Override
    public QualifiedName canonical(ObjectDescription object) {
        return QualifiedName.of(object.name().database(), object.name().object());
    }

    @Override
    public Definition definition(ObjectDescription view) {
        MySqlRelation whole = catalog.relationOfAll(view.name()).orElseThrow();
        return switch (reader.apply(whole.view().definition())) {
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

    /** No statement names one: a row is in the way of another by any of them. */
    @Override
    public Map<Name, List<Name>> constraints(ObjectDescription table) {
        return Map.of();
    }

    @Override
    public boolean isCallable(QualifiedName name) {
        return functions.names(name.last().text());
    }

    @Override
    public boolean returnsOldAndNew() {
        return false;
    }

    @Override
    public boolean qualifiesExcluded() {
        return true;
    }

    @Override
    public Name compared(String name) {
        return new Name(MySqlNames.folded(name), name);
    }

    /** MariaDB tells the alias of a query in FROM as the table of its columns; the tripwire must know one from the other. */
    @Override
    public boolean isTaken(Name name) {
        return catalog.names().containsKey(name.text());
    }

    @Override
    public boolean namesOutputs() {
        return true;
    }

    @Override
    public List<String> names() {
        return catalog.nameable().stream().map(object -> object.name().object()).toList();
    }

    /** No function stands in FROM. */
    @Override
    public List<String> columns(QualifiedName function) {
        return List.of();
    }
}
