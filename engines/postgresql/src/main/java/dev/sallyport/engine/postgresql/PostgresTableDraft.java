package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.resolve.DefinitionNames;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Literal;
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

/** One table as a definition will have it, and what the definition does with the columns that it has now. */
final class PostgresTableDraft {
    private final DefinitionNames names;
    private final PostgresTyping typing;
    private final Set<Name> old = new HashSet<>();
    private final Map<Name, PostgresType> types = new LinkedHashMap<>();
    private final Set<String> read = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();
    private ObjectDescription table;

    private PostgresTableDraft(
            ObjectDescription table, DefinitionNames names, PostgresBuiltins builtins, PostgresFunctions allowed) {
        this.table = table;
        this.names = names;
        this.typing = new PostgresTyping(
                builtins,
                PostgresEnumerations.NONE,
                allowed,
                column -> new Typed(column, type(column.column(), column.at()), true),
                List.of());
    }

    /** A table that is there, as the caller knows it. */
    static PostgresTableDraft of(
            PostgresRelation relation, DefinitionNames names, PostgresBuiltins builtins, PostgresFunctions allowed) {
        PostgresTableDraft draft = new PostgresTableDraft(relation.description(), names, builtins, allowed);
        for (PostgresColumn column : relation.columns()) {
            Name name = new Name(column.name());
            draft.old.add(name);
            builtins.type(column.type()).ifPresent(type -> draft.types.put(name, type));
        }
        return draft;
    }

    /** A table that is not there yet. */
    static PostgresTableDraft named(
            ObjectName name, DefinitionNames names, PostgresBuiltins builtins, PostgresFunctions allowed) {
        var none = new ObjectDescription(name, "", ObjectDescription.Kind.TABLE, List.of());
        return new PostgresTableDraft(none, names, builtins, allowed);
    }

    /** The name that the print uses. */
    QualifiedName name() {
        return QualifiedName.of(table.name().schema(), table.name().object());
    }

    Set<String> functions() {
        return typing.functions();
    }

    PostgresTypes types() {
        return typing.types();
    }

    /** Has one column more; its own type is that of its values. */
    void add(Name column, PostgresType type, Mark at) {
        requireNew(column, at);
        types.put(column, type);
        written.add(column.text());
        List<ColumnDescription> columns = new ArrayList<>(table.columns());
        columns.add(new PostgresColumn(
                        column.text(),
                        0,
                        type.oid(),
                        -1,
                        0,
                        type.name(),
                        true,
                        PostgresColumn.Generation.NONE,
                        true,
                        true)
                .description());
        table = DefinitionNames.with(table, columns);
    }

    void requireNew(Name column, Mark at) {
        if (types.containsKey(column)) {
            throw Unresolved.notUnderstood(
                    "the table has a column `" + column + "` already", "definitions.new", "choose another name", at);
        }
    }

    /** The type of a column that the caller may name. */
    PostgresType type(Name column, Mark at) {
        return Optional.ofNullable(types.get(column))
                .orElseThrow(() -> DefinitionNames.unknownColumn(
                        column, types.keySet().stream().map(Name::text).toList(), at));
    }

    /** Looks at the values of columns, by which the server compares them. */
    void compare(List<Name> columns, Mark at) {
        for (Name column : columns) {
            PostgresTypes.requireListed(type(column, at), at);
            look(column, at);
        }
    }

    /** Looks at the values of a column. */
    void look(Name column, Mark at) {
        var _ = type(column, at);
        if (old.contains(column)) {
            read.add(column.text());
        }
    }

    void change(Name column, Mark at) {
        var _ = type(column, at);
        written.add(column.text());
    }

    /** Of a column that the caller may not know of. */
    void uses(Name column) {
        read.add(column.text());
    }

    void willHave(Name column) {
        written.add(column.text());
    }

    /** A condition on each row. */
    Expression condition(Expression condition) {
        return printed(typing.condition(over(condition)));
    }

    /** What an index is ordered by. */
    Expression key(Expression key) {
        if (key instanceof Literal) {
            throw Unresolved.unsupported(
                    "an index has a constant for a key", "definitions.expressions", "name a column", key.at());
        }
        return printed(typing.known(typing.operand(over(key)), key.at()));
    }

    /** What a column holds where nothing is written to it: the server converts it, by a conversion of its own. */
    Expression value(Expression value, PostgresType type) {
        Typed typed = typing.operand(names.constant(value));
        PostgresTypes.requireListed(type, value.at());
        if (!typed.isUnknown()) {
            typing.coercion().requireAssignable(typed.type(), type, value.at());
        }
        return printed(typed);
    }

    private Expression over(Expression expression) {
        Expression resolved = names.over(table, name(), expression);
        Columns.in(resolved).forEach(column -> look(column.column(), expression.at()));
        return resolved;
    }

    /** Columns stand without their table, which has no other name in a definition. */
    private static Expression printed(Typed typed) {
        return new Unqualified().expression(typed.expression());
    }

    /** What is done to the table. */
    Effect effect(int reference) {
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
