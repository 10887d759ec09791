package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One table as a definition will have it, and what the definition does with the columns that it has now. */
public final class TableDraft {
    private final DefinitionNames names;
    private final QualifiedName name;
    private final Function<String, Name> compared;
    private final Map<Name, String> columns = new LinkedHashMap<>();
    private final Set<Name> old = new HashSet<>();
    private final Set<String> read = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();
    private ObjectDescription table;

    /**
     * A table as the caller knows it.
     *
     * @param name that the print uses
     * @param compared a column's name as the names of statements are compared with it
     */
    public TableDraft(
            ObjectDescription table, QualifiedName name, DefinitionNames names, Function<String, Name> compared) {
        this.table = table;
        this.name = name;
        this.names = names;
        this.compared = compared;
        for (ColumnDescription column : table.columns()) {
            columns.put(compared.apply(column.name()), column.name());
        }
        old.addAll(columns.keySet());
    }

    /** A table that is not there yet. */
    public static TableDraft named(
            ObjectName table, QualifiedName name, DefinitionNames names, Function<String, Name> compared) {
        var none = new ObjectDescription(table, "", ObjectDescription.Kind.TABLE, List.of());
        return new TableDraft(none, name, names, compared);
    }

    public QualifiedName name() {
        return name;
    }

    public ObjectName target() {
        return table.name();
    }

    /** Has one column more, which is known by the description's name from now on. */
    public void add(Name column, ColumnDescription described, Mark at) {
        requireNew(column, at);
        columns.put(column, described.name());
        written.add(described.name());
        List<ColumnDescription> all = new ArrayList<>(table.columns());
        all.add(described);
        table = DefinitionNames.with(table, all);
    }

    public void requireNew(Name column, Mark at) {
        if (columns.containsKey(column)) {
            throw Unresolved.notUnderstood(
                    "the table has a column `" + column + "` already", "definitions.new", "choose another name", at);
        }
    }

    /** A column that the caller may name, as the catalog calls it. */
    public String column(Name column, Mark at) {
        return Optional.ofNullable(columns.get(column))
                .orElseThrow(() -> DefinitionNames.unknownColumn(column, columns.values(), at));
    }

    /** Looks at the values of a column. */
    public void look(Name column, Mark at) {
        String known = column(column, at);
        if (old.contains(column)) {
            read.add(known);
        }
    }

    public void change(Name column, Mark at) {
        written.add(column(column, at));
    }

    /** Of a column that the caller may not know of. */
    public void uses(String column) {
        read.add(column);
    }

    public void willHave(String column) {
        written.add(column);
    }

    /** An expression over the columns, at which it looks. */
    public Expression over(Expression expression) {
        Expression resolved = names.over(table, name, expression);
        Columns.in(resolved)
                .forEach(column -> look(compared.apply(column.column().text()), expression.at()));
        return resolved;
    }

    /** Columns stand without their table, which has no other name in a definition. */
    public static Expression printed(Expression expression) {
        return new Unqualified().expression(expression);
    }

    /** What is done to the table. */
    public Effect effect(int reference) {
        return new Effect(reference, Verb.DDL, table.name(), read, read, Set.of(), written, Cause.STATED);
    }

    private static final class Unqualified extends TreeMapper {
        @Override
        protected Expression expression(Expression expression) {
            return expression instanceof ResolvedColumn column
                    ? new ColumnReference(new QualifiedName(List.of(column.column())), column.at())
                    : super.expression(expression);
        }
    }
}
