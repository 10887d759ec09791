package dev.sallyport.engine.mysql;

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

/**
 * Row filters as conditions of this server: within one type, and byte by byte for text, of which collations leave out case,
 * accents and blanks at the end (holes R2).
 */
final class MySqlRowFilters {
    private static final int MICROSECONDS = 6;

    private final MySqlCatalog catalog;
    private final Bindings bindings;
    private final RowConditions conditions = new RowConditions(new Language());

    MySqlRowFilters(MySqlCatalog catalog, Bindings bindings) {
        this.catalog = catalog;
        this.bindings = bindings;
    }

    /** The tables that filters look into. */
    Set<MySqlRelation> relations() {
        return conditions.tables().stream()
                .flatMap(table -> catalog.relationOfAll(table.name()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Expression condition(RowFilter filter, MySqlRelation relation, Name alias) {
        return conditions.condition(filter, relation.description(), alias);
    }

    private final class Language implements RowConditions.Language {
        @Override
        public Optional<ObjectDescription> table(ObjectName name) {
            return catalog.relationOfAll(name)
                    .filter(relation -> relation.isNameable() && !relation.isView())
                    .map(MySqlRelation::description);
        }

        @Override
        public RowConditions.QualifiedReference reference(ObjectDescription table) {
            return new RowConditions.QualifiedReference(
                    QualifiedName.of(table.name().database(), table.name().object()), false);
        }

        @Override
        public Expression comparable(Expression column, ColumnDescription description) {
            return description.kind() == ColumnKind.TEXT ? Sql.bytes(column) : column;
        }

        /** What is equal byte by byte is equal under every collation, by which an index finds it. */
        @Override
        public Expression compare(String symbol, Expression column, ColumnDescription description, Value value) {
            if (description.kind() != ColumnKind.TEXT) {
                return Sql.operator(symbol, column, bound(description.kind(), value));
            }
            Expression exact = Sql.operator(symbol, Sql.bytes(column), Sql.bytes(bindings.bind(value)));
            return symbol.equals("=") && isInEveryCharacterSet(value)
                    ? Sql.both(Sql.operator("=", column, bindings.bind(value)), exact)
                    : exact;
        }
    }

    /** The server raises where it can not write the value in the character set of the column. */
    private static boolean isInEveryCharacterSet(Value value) {
        return value instanceof Value.Text(var text) && text.chars().allMatch(each -> each < 128);
    }

    /** The value in the column's own type; of a parameter that is a time MySQL forgets the fraction. */
    private Expression bound(ColumnKind kind, Value value) {
        Expression parameter = bindings.bind(value);
        return switch (kind) {
            case DATE -> Sql.cast(parameter, "date");
            case TIME -> Sql.cast(Sql.cast(parameter, "char"), "time", MICROSECONDS);
            case TIMESTAMP, INSTANT -> Sql.cast(parameter, "datetime", MICROSECONDS);
            case BOOL, INTEGER, DECIMAL, FLOAT, BYTES, UUID -> parameter;
            case TEXT, DOCUMENT, OTHER ->
                throw new IllegalArgumentException("values of such a column are not compared");
        };
    }
}
