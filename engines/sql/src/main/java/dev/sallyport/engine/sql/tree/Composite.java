package dev.sallyport.engine.sql.tree;

import java.util.List;

/** An expression over arrays or rows. */
public sealed interface Composite extends Expression {

    /** A comparison with each value of an array, or of a query of one column. */
    record Quantified(Expression operand, Operator operator, Quantifier quantifier, Expression values, Mark at)
            implements Composite {}

    /** How many of the comparisons must hold; SOME is another word for ANY. */
    enum Quantifier {
        ANY,
        SOME,
        ALL
    }

    /** {@code ARRAY[...]}; the inner lists of one of many dimensions stand without the keyword. */
    record ArrayLiteral(List<Expression> elements, boolean keyword, Mark at) implements Composite {

        public ArrayLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** Values side by side: {@code (a, b)} of two or more, or {@code ROW(a)}. */
    record Row(List<Expression> elements, boolean keyword, Mark at) implements Composite {

        public Row {
            elements = List.copyOf(elements);
        }
    }

    /**
     * The row of something in FROM as one value: its name, or {@code name.*} where values stand.
     *
     * @param columns what it is made of, in order; none before the names are resolved
     */
    record WholeRow(QualifiedName relation, List<Expression> columns, Mark at) implements Composite {

        public WholeRow {
            columns = List.copyOf(columns);
        }
    }

    /** One column of a row, {@code (row).name}; behind resolution it is the column itself. */
    record Field(Expression row, Name name, Mark at) implements Composite {}

    /** One element of an array, counted from 1. */
    record Subscript(Expression array, Expression index, Mark at) implements Composite {}
}
