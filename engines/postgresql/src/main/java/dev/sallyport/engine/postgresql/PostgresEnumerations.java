package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.TypeName;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The enumerations, and the types of reviewed extensions, that a statement may name: those of the columns that it can see of the tables that it names. So a name tells
 * of no type that the caller does not know (holes N2, N4), and what a type is belongs to the closure of its table (T1).
 *
 * <p>They are looked for when a cast names one, which few statements do.
 */
@FunctionalInterface
interface PostgresEnumerations {
    /** Nothing may be named. */
    PostgresEnumerations NONE = _ -> Optional.empty();

    /** The one that a cast names. */
    Optional<PostgresType> named(TypeName asked);

    /** Those of some tables; a name without a schema is looked up along the search path. */
    static PostgresEnumerations of(Collection<ObjectDescription> tables, PostgresCatalog catalog) {
        return asked -> named(asked, tables, catalog);
    }

    private static Optional<PostgresType> named(
            TypeName asked, Collection<ObjectDescription> tables, PostgresCatalog catalog) {
        if (!asked.modifiers().isEmpty()) {
            return Optional.empty();
        }
        List<PostgresType> named = tables.stream()
                .flatMap(table -> types(table, catalog))
                .filter(type -> type.name().equals(asked.name()))
                .toList();
        Name schema = asked.schema();
        return (schema == null ? catalog.searchPath() : List.of(schema.text()))
                .stream()
                        .flatMap(each ->
                                named.stream().filter(type -> type.schema().equals(each)))
                        .findFirst()
                        .flatMap(type ->
                                asked.dimensions() > 0 ? catalog.builtins().arrayOf(type) : Optional.of(type));
    }

    private static Stream<PostgresType> types(ObjectDescription table, PostgresCatalog catalog) {
        Set<String> visible =
                table.columns().stream().map(ColumnDescription::name).collect(Collectors.toSet());
        return catalog.relationOfAll(table.name()).stream()
                .flatMap(relation -> relation.columns().stream())
                .filter(column -> visible.contains(column.name()))
                .flatMap(column -> catalog.builtins().type(column.type()).stream())
                .map(type -> PostgresTypes.isArray(type)
                        ? catalog.builtins().type(type.base()).orElse(type)
                        : type)
                .filter(PostgresTypes::isNamedByColumns);
    }
}
