package dev.sallyport.engine.mongodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonValue;

/** What the server works out for a document; a closed set (MongoDB manual, "Aggregation operators"). */
sealed interface Expression {
    /** A value that stands for itself, of any type but document and array. */
    record Literal(BsonValue value) implements Expression {}

    /** A value that stands for itself whatever it looks like: what `$literal` was written around. */
    record Quoted(BsonValue value) implements Expression {}

    /** The value at a path of the document that comes in: `$contact.city`. */
    record Path(FieldPath path) implements Expression {}

    /** A variable, or what stands at a path in it: `$$item.price`. */
    record Variable(String name, Optional<FieldPath> path) implements Expression {}

    record Document(Map<String, Expression> fields) implements Expression {}

    record Elements(List<Expression> elements) implements Expression {}

    /** An operator with one argument that stands by itself. */
    record Single(String operator, Expression argument) implements Expression {}

    /** An operator with its arguments in order. */
    record Call(String operator, List<Expression> arguments) implements Expression {}

    /** An operator with its arguments by name. */
    record Named(String operator, Map<String, Expression> arguments) implements Expression {}

    /** `$let`: the second sees what the first ones name. */
    record Let(Map<String, Expression> variables, Expression in) implements Expression {}

    /** `$switch`. */
    record Switch(List<Branch> branches, Optional<Expression> otherwise) implements Expression {}

    record Branch(Expression when, Expression then) {}

    /** `$sortArray`, and what picks elements in an order: an operator whose `sortBy` is an order and no expression. */
    record Ordered(String operator, Map<String, Expression> arguments, Order by) implements Expression {}

    /** How elements or documents are put in order: of themselves, or by their paths. */
    sealed interface Order {
        record Itself(boolean ascending) implements Order {}

        record ByPaths(List<Sort.Key> keys) implements Order {}
    }
}
