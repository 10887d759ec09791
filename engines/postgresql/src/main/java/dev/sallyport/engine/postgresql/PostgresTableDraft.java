package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.DefinitionNames;
import dev.sallyport.engine.sql.resolve.TableDraft;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A draft of a table whose columns have types. */
final class PostgresTableDraft {
    private final TableDraft table;
    private final DefinitionNames names;
    private final PostgresTyping typing;
    private final Map<Name, PostgresType> types = new HashMap<>();

    private PostgresTableDraft(
            TableDraft table, DefinitionNames names, PostgresBuiltins builtins, PostgresFunctions allowed) {
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
        TableDraft table = new TableDraft(relation.description(), printed(relation.name()), names, Name::new);
        PostgresTableDraft draft = new PostgresTableDraft(table, names, builtins, allowed);
        for (PostgresColumn column : relation.columns()) {
            builtins.type(column.type()).ifPresent(type -> draft.types.put(new Name(column.name()), type));
        }
        return draft;
    }

    /** A table that is not there yet. */
    static PostgresTableDraft named(
            ObjectName name, DefinitionNames names, PostgresBuiltins builtins, PostgresFunctions allowed) {
        TableDraft table = TableDraft.named(name, printed(name), names, Name::new);
        return new PostgresTableDraft(table, names, builtins, allowed);
    }

    private static QualifiedName printed(ObjectName name) {
        return QualifiedName.of(name.schema(), name.object());
    }

    /** The name that the print uses. */
    QualifiedName name() {
        return table.name();
    }

    Set<String> functions() {
        return typing.functions();
    }

    PostgresTypes types() {
        return typing.types();
    }

    /** Has one column more; its own type is that of its values. */
    void add(Name column, PostgresType type, Mark at) {
        table.add(
                column,
                new PostgresColumn(
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
                        .description(),
                at);
        types.put(column, type);
    }

    void requireNew(Name column, Mark at) {
        table.requireNew(column, at);
    }

    /** The type of a column that the caller may name. */
    PostgresType type(Name column, Mark at) {
        var _ = table.column(column, at);
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
        table.look(column, at);
    }

    void change(Name column, Mark at) {
        table.change(column, at);
    }

    /** Of a column that the caller may not know of. */
    void uses(Name column) {
        table.uses(column.text());
    }

    void willHave(Name column) {
        table.willHave(column.text());
    }

    /** A condition on each row. */
    Expression condition(Expression condition) {
        return printed(typing.condition(table.over(condition)));
    }

    /** What an index is ordered by. */
    Expression key(Expression key) {
        if (key instanceof Literal) {
            throw Unresolved.unsupported(
                    "an index has a constant for a key", "definitions.expressions", "name a column", key.at());
        }
        return printed(typing.known(typing.operand(table.over(key)), key.at()));
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

    private static Expression printed(Typed typed) {
        return TableDraft.printed(typed.expression());
    }

    /** What is done to the table. */
    Effect effect(int reference) {
        return table.effect(reference);
    }
}
