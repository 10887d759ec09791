package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.rewrite.Bindings;
import dev.sallyport.engine.sql.rewrite.RowConditions;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Row filters as conditions of this server: only comparisons that raise for no value, of one type and byte by byte for text. */
final class PostgresRowFilters {
    private final PostgresCatalog catalog;
    private final Bindings bindings;
    private final RowConditions conditions = new RowConditions(new Language());

    PostgresRowFilters(PostgresCatalog catalog, Bindings bindings) {
        this.catalog = catalog;
        this.bindings = bindings;
    }

    /** The tables that filters look into. */
    Set<PostgresRelation> relations() {
        return conditions.tables().stream()
                .flatMap(table -> catalog.relationOfAll(table.name()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Expression condition(RowFilter filter, PostgresRelation relation, Name alias) {
        return conditions.condition(filter, relation.description(), alias);
    }

    private final class Language implements RowConditions.Language {
        @Override
        public Optional<ObjectDescription> table(ObjectName name) {
            return catalog.relationOfAll(name)
                    .filter(PostgresRelation::isNameable)
                    .map(PostgresRelation::description);
        }

        /** A plain table is read alone: what begins to inherit from it later is not part of it. */
        @Override
        public RowConditions.QualifiedReference reference(ObjectDescription table) {
            return new RowConditions.QualifiedReference(
                    QualifiedName.of(table.name().schema(), table.name().object()),
                    table.kind() == ObjectDescription.Kind.TABLE);
        }

        @Override
        public Expression comparable(Expression column, ColumnDescription description) {
            return description.kind() == ColumnKind.TEXT ? Sql.binary(Sql.cast(column, "text")) : column;
        }

        @Override
        public Expression compare(String symbol, Expression column, ColumnDescription description, Value value) {
            Expression bound = Sql.cast(bindings.bind(value), meeting(description.kind(), value));
            return Sql.operator(symbol, comparable(column, description), bound);
        }
    }

    /** The type in which the two meet without any conversion that may raise. */
    private static String meeting(ColumnKind kind, Value value) {
        return switch (kind) {
            case BOOL -> "bool";
            case INTEGER -> "int8";
            case DECIMAL -> value instanceof Value.Int ? "int8" : "numeric";
            case FLOAT -> "float8";
            case TEXT -> "text";
            case BYTES -> "bytea";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case INSTANT -> "timestamptz";
            case UUID -> "uuid";
            case DOCUMENT, OTHER -> throw new IllegalArgumentException("values of such a column are not compared");
        };
    }
}
