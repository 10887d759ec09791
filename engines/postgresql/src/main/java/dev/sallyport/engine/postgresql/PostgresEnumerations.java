package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.TypeName;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The enumerations that a statement may name: those of the columns that it can see of the tables that it names. So a name tells
 * of no type that the caller does not know, and what a type is cannot change without its table (holes N2, N4, T1).
 *
 * @param searchPath where a name without a schema is looked up
 */
record PostgresEnumerations(Collection<PostgresType> types, List<String> searchPath) {
    static final PostgresEnumerations NONE = new PostgresEnumerations(List.of(), List.of());

    PostgresEnumerations {
        types = List.copyOf(types);
        searchPath = List.copyOf(searchPath);
    }

    /** Those of some tables. */
    static PostgresEnumerations of(Collection<ObjectDescription> tables, PostgresCatalog catalog) {
        List<PostgresType> types = new ArrayList<>();
        for (ObjectDescription table : tables) {
            var visible = table.columns().stream().map(ColumnDescription::name).collect(Collectors.toSet());
            catalog.relationOfAll(table.name()).stream()
                    .flatMap(relation -> relation.columns().stream())
                    .filter(column -> visible.contains(column.name()))
                    .flatMap(column -> catalog.builtins().type(column.type()).stream())
                    .filter(PostgresTypes::isEnumeration)
                    .forEach(types::add);
        }
        return new PostgresEnumerations(types, catalog.searchPath());
    }

    /** The one that a cast names. */
    Optional<PostgresType> named(TypeName asked) {
        if (asked.dimensions() > 0 || !asked.modifiers().isEmpty()) {
            return Optional.empty();
        }
        List<String> schemas =
                asked.schema() == null ? searchPath : List.of(asked.schema().text());
        return schemas.stream()
                .flatMap(schema -> types.stream()
                        .filter(type ->
                                type.schema().equals(schema) && type.name().equals(asked.name())))
                .findFirst();
    }
}
