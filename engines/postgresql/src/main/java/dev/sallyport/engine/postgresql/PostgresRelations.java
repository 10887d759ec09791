package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Relations;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.util.List;
import java.util.Optional;

/** The tables of one principal's catalog, by the names that a statement may use for them. */
record PostgresRelations(PostgresCatalog catalog, PostgresFunctions functions) implements Relations {
    @Override
    public Optional<ObjectDescription> find(QualifiedName name) {
        return relation(name.parts().stream().map(Name::text).toList())
                .filter(PostgresRelation::isNameable)
                .map(PostgresRelation::description);
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
        return catalog.relations().values().stream()
                .filter(PostgresRelation::isNameable)
                .map(relation -> shortest(relation.name()))
                .toList();
    }

    @Override
    public List<String> columns(QualifiedName function) {
        return functions.outputNames(KeywordForms.catalogName(function.last().text()));
    }

    private String shortest(ObjectName name) {
        boolean found = catalog.relation(name.object())
                .filter(relation -> relation.name().equals(name))
                .isPresent();
        return found ? name.object() : name.schema() + "." + name.object();
    }
}
