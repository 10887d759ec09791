package dev.sallyport.engine.sql.tree;

import dev.sallyport.engine.sql.tree.Window.Over;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that has a value for a row or a group. */
public sealed interface Expression extends Node
        permits Literal,
                Expression.ColumnReference,
                Expression.ResolvedColumn,
                Expression.QueryColumn,
                Expression.Parameter,
                Expression.OperatorCall,
                Expression.Logical,
                Expression.Not,
                Expression.IsNull,
                Expression.IsTruth,
                Expression.IsDistinct,
                Expression.InList,
                QueryExpression,
                Composite,
                Expression.Between,
                Expression.Like,
                Expression.Case,
                Expression.Cast,
                Expression.Collate,
                Expression.AtTimeZone,
                Expression.Extract,
                Expression.CurrentValue,
                Expression.DefaultValue,
                Expression.Conditional,
                Expression.KeywordCall,
                Worded,
                Expression.FunctionCall,
                MergedColumn,
                Variable {

    /** A column as written; the qualifier may turn out to be a table, an alias, or a composite column. */
    record ColumnReference(QualifiedName name, Mark at) implements Expression {}

    /** A column of the table reference with that number, printed as {@code relation.column}. */
    record ResolvedColumn(int reference, Name relation, Name column, Mark at) implements Expression {}

    /**
     * A column of a subquery, a WITH table or a function in FROM, printed like a table's.
     *
     * @param sources the columns of tables that its values may depend on, more rather than fewer
     */
    record QueryColumn(Name relation, Name column, Set<ResolvedColumn> sources, Mark at) implements Expression {
        public QueryColumn {
            sources = Set.copyOf(sources);
        }
    }

    /** A value that travels beside the text; numbered from 1. */
    record Parameter(int number, Mark at) implements Expression {}

    /** One operand: a prefix operator. Two: an infix one. Comparison, arithmetic, concatenation, matching. */
    record OperatorCall(Operator operator, List<Expression> operands, Mark at) implements Expression {
        public OperatorCall {
            operands = List.copyOf(operands);
            if (operands.isEmpty() || operands.size() > 2) {
                throw new IllegalArgumentException("an operator has one operand or two");
            }
        }
    }

    /** Two or more conditions under one connective, in the grouping of the statement: only an unparenthesised chain is one node. */
    record Logical(Connective connective, List<Expression> operands, Mark at) implements Expression {
        public Logical {
            operands = List.copyOf(operands);
            if (operands.size() < 2) {
                throw new IllegalArgumentException("a connective has two operands or more");
            }
        }
    }

    /** What joins conditions. */
    enum Connective {
        AND,
        OR
    }

    /** NOT of a condition. */
    record Not(Expression operand, Mark at) implements Expression {}

    /** {@code IS [NOT] NULL}. */
    record IsNull(Expression operand, boolean negated, Mark at) implements Expression {}

    /** {@code IS [NOT] TRUE | FALSE | UNKNOWN}. */
    record IsTruth(Expression operand, Truth truth, boolean negated, Mark at) implements Expression {}

    /** The three values of a condition. */
    enum Truth {
        TRUE,
        FALSE,
        UNKNOWN
    }

    /** {@code IS [NOT] DISTINCT FROM}: equality that knows null; its operator cannot be named by schema. */
    record IsDistinct(Expression left, Expression right, boolean negated, Mark at) implements Expression {}

    /** {@code [NOT] IN} with a list of values, at least one. */
    record InList(Expression operand, List<Expression> values, boolean negated, Mark at) implements Expression {
        public InList {
            values = List.copyOf(values);
        }
    }

    /**
     * {@code [NOT] BETWEEN}, both ends included.
     *
     * @param symmetric whether the bounds may stand in either order
     */
    record Between(Expression operand, Expression low, Expression high, boolean negated, boolean symmetric, Mark at)
            implements Expression {}

    /** {@code [NOT] LIKE | ILIKE | REGEXP}, with its escape character where one is given. */
    record Like(
            Expression operand,
            Expression pattern,
            @Nullable Expression escape,
            Matching matching,
            boolean negated,
            Mark at)
            implements Expression {}

    /** What a pattern is written in. */
    enum Matching {
        LIKE,
        ILIKE,
        REGEXP
    }

    /** Both forms of CASE: with a subject its branches compare, without one they are conditions. */
    record Case(
            @Nullable Expression subject,
            List<Branch> branches,
            @Nullable Expression otherwise,
            Mark at) implements Expression {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    /** One WHEN of a CASE. */
    record Branch(Expression when, Expression then) {}

    /** {@code CAST(x AS t)} and {@code x::t}. */
    record Cast(Expression operand, TypeName type, Mark at) implements Expression {}

    /** {@code x COLLATE c}, so that a comparison is binary. Only a mask or a row filter makes one. */
    record Collate(Expression operand, QualifiedName collation, Mark at) implements Expression {}

    /** {@code x AT TIME ZONE z}. */
    record AtTimeZone(Expression operand, Expression zone, Mark at) implements Expression {}

    /** {@code EXTRACT(field FROM x)}; the field is a word in lower case. */
    record Extract(String field, Expression source, Mark at) implements Expression {}

    /** A value of the session or of the clock that has a keyword of its own. */
    record CurrentValue(Current value, Mark at) implements Expression {}

    /** The keywords that stand for a value. */
    enum Current {
        CURRENT_DATE,
        CURRENT_TIME,
        CURRENT_TIMESTAMP,
        LOCALTIME,
        LOCALTIMESTAMP
    }

    /** {@code DEFAULT} in the place of a value that is written. */
    record DefaultValue(Mark at) implements Expression {}

    /** A call that the grammar, not the catalog, defines: a choice among values, or GROUPING of keys. */
    record Conditional(Choice choice, List<Expression> arguments, Mark at) implements Expression {
        public Conditional {
            arguments = List.copyOf(arguments);
        }
    }

    /** The names of {@link Conditional}. */
    enum Choice {
        COALESCE,
        NULLIF,
        GREATEST,
        LEAST,
        GROUPING
    }

    /**
     * A call whose arguments are joined by words: {@code substring(x from 1 for 2)}. The name is that of the function in
     * lower case; the word of an operand stands before it, and is empty where none does. A comma is a word too, for the
     * functions that have both forms.
     */
    record KeywordCall(String function, List<KeywordOperand> operands, Mark at) implements Expression {
        public KeywordCall {
            operands = List.copyOf(operands);
        }
    }

    /** One operand of a {@link KeywordCall}, with the upper-case word or words before it. */
    record KeywordOperand(String word, Expression value) {}

    /**
     * A call of a function, an aggregate or a window function.
     *
     * @param withinGroup the order of an ordered-set aggregate
     */
    record FunctionCall(
            QualifiedName name,
            Arguments arguments,
            List<SortKey> withinGroup,
            @Nullable Expression filter,
            @Nullable Over over,
            Mark at)
            implements Expression {
        public FunctionCall {
            withinGroup = List.copyOf(withinGroup);
        }

        public FunctionCall(QualifiedName name, Arguments arguments, @Nullable Expression filter, Mark at) {
            this(name, arguments, List.of(), filter, null, at);
        }
    }

    /** What stands between the parentheses of a call. */
    sealed interface Arguments {

        /** {@code count(*)}. */
        record Everything() implements Arguments {}

        /** Values, possibly without duplicates and in an order, which only aggregates understand. */
        record Values(boolean distinct, List<Expression> values, List<SortKey> orderBy) implements Arguments {
            public Values {
                values = List.copyOf(values);
                orderBy = List.copyOf(orderBy);
            }
        }
    }
}
