package dev.sallyport.engine.sql.tree;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that rows come from. */
public sealed interface FromItem extends Node {

    /** What its columns stand behind in the rest of the statement, once it is resolved. */
    default Stream<Name> names() {
        return switch (this) {
            case TableReference table -> Stream.of(table.shownAs());
            case View view -> Stream.of(view.table().shownAs());
            case Subquery query -> Stream.ofNullable(query.alias());
            case FunctionTable function -> Stream.ofNullable(function.alias());
            case CommonTableReference table -> Stream.of(table.alias());
            case DerivedTable table -> Stream.of(table.alias());
            case Join join -> Stream.concat(join.left().names(), join.right().names());
        };
    }

    /**
     * A base table, by the name that the statement used or, resolved, by its schema-qualified name. Resolution numbers the
     * table references of one statement from 0.
     */
    record TableReference(
            int reference,
            QualifiedName name,
            boolean only,
            @Nullable Name alias,
            List<Name> columnAliases,
            Mark at) implements FromItem {

        /** The number before resolution. */
        public static final int NOT_NUMBERED = -1;

        public TableReference {
            columnAliases = List.copyOf(columnAliases);
        }

        /** The name that stands for it in the rest of the statement. */
        public Name shownAs() {
            return alias == null ? name.last() : alias;
        }
    }

    /**
     * A view by its name, and what it stands for; only resolution makes one.
     *
     * @param columns what the outputs of the definition are called, all of them
     */
    record View(TableReference table, Query definition, List<Name> columns, Mark at) implements FromItem {

        public View {
            columns = List.copyOf(columns);
        }
    }

    /** A query in FROM; a lateral one sees what stands before it. */
    record Subquery(Query query, boolean lateral, @Nullable Name alias, List<Name> columnAliases, Mark at)
            implements FromItem {

        public Subquery {
            columnAliases = List.copyOf(columnAliases);
        }
    }

    /**
     * The rows that functions return.
     *
     * @param types of the columns, where the statement says what a row is made of; else none
     */
    record FunctionTable(
            Calls calls, boolean lateral, @Nullable Name alias, List<Name> columnAliases, List<TypeName> types, Mark at)
            implements FromItem {

        public FunctionTable {
            columnAliases = List.copyOf(columnAliases);
            types = List.copyOf(types);
        }
    }

    /**
     * One function, or several side by side, each a {@link Expression.FunctionCall} or a {@link JsonCall}.
     *
     * @param listed whether they stand behind {@code ROWS FROM}
     * @param ordinality whether the number of the row is one more column
     */
    record Calls(List<Expression> calls, boolean listed, boolean ordinality) {
        public Calls {
            calls = List.copyOf(calls);
            if (calls.isEmpty() || (!listed && calls.size() > 1)) {
                throw new IllegalArgumentException("only `rows from` has more than one function");
            }
        }
    }

    /** A table of a WITH by its name; only resolution tells it from a base table. */
    record CommonTableReference(Name table, Name alias, Mark at) implements FromItem {}

    /**
     * What the source rewrite puts in the place of a table or view: explicit columns, each a label and a plain column
     * or a mask, the row filter, and a fence that keeps the conditions around it out of the hidden rows. No reader makes
     * one.
     *
     * @param leftAside indexes of the source that are not used, because their order tells of what is not shown
     */
    record DerivedTable(
            FromItem source,
            List<SelectItem.Output> columns,
            @Nullable Expression filter,
            boolean fenced,
            List<Name> leftAside,
            Name alias,
            Mark at)
            implements FromItem {

        public DerivedTable {
            columns = List.copyOf(columns);
            leftAside = List.copyOf(leftAside);
        }
    }

    /** Two items joined; a cross join has no condition of its own, and an inner join not in every language. */
    record Join(JoinKind kind, FromItem left, FromItem right, JoinCondition condition, Mark at) implements FromItem {

        public Join {
            boolean lacks = condition instanceof JoinCondition.None;
            if (kind == JoinKind.CROSS ? !lacks : lacks && kind != JoinKind.INNER) {
                throw new IllegalArgumentException("a cross join has no condition, an outer join has one");
            }
        }
    }
}
