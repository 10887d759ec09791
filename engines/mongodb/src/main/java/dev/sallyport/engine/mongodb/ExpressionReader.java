package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.mongodb.Expression.Branch;
import dev.sallyport.engine.mongodb.Expression.Order;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Expressions, each operator by its name and each argument by its place.
 *
 * @param paths told of each path of the documents that come in; of the empty one where a document is named as a whole
 * @param variables those that may be named here
 * @param system variables of the server's that may be named here
 */
record ExpressionReader(Consumer<Optional<FieldPath>> paths, Set<String> variables, Set<String> system) {
    private static final Set<String> ANYWHERE = Set.of("ROOT", "CURRENT", "REMOVE", "NOW");
    private static final Set<String> IN_REDACT = Set.of("ROOT", "CURRENT", "REMOVE", "NOW", "DESCEND", "PRUNE", "KEEP");

    static ExpressionReader of(Consumer<Optional<FieldPath>> paths, Set<String> variables) {
        return new ExpressionReader(paths, variables, ANYWHERE);
    }

    ExpressionReader inRedact() {
        return new ExpressionReader(paths, variables, IN_REDACT);
    }

    ExpressionReader with(Set<String> more) {
        Set<String> all = new HashSet<>(variables);
        all.addAll(more);
        return new ExpressionReader(paths, all, system);
    }

    Expression read(BsonValue value, Place at) {
        return switch (value.getBsonType()) {
            case STRING -> text(value.asString(), at);
            case DOCUMENT -> document(value.asDocument(), at);
            case ARRAY -> new Expression.Elements(elements(value.asArray(), at));
            default -> new Expression.Literal(value);
        };
    }

    private Expression text(BsonString text, Place at) {
        String name = text.getValue();
        if (name.startsWith("$$")) {
            return variable(name.substring(2), at);
        }
        if (name.startsWith("$")) {
            FieldPath path = FieldPath.of(name.substring(1), at);
            paths.accept(Optional.of(path));
            return new Expression.Path(path);
        }
        return new Expression.Literal(text);
    }

    private Expression variable(String text, Place at) {
        int dot = text.indexOf('.');
        String name = dot < 0 ? text : text.substring(0, dot);
        Optional<FieldPath> path = dot < 0 ? Optional.empty() : Optional.of(FieldPath.of(text.substring(dot + 1), at));
        if (system.contains(name)) {
            if (name.equals("ROOT") || name.equals("CURRENT")) {
                paths.accept(path);
            }
        } else if (!variables.contains(name)) {
            throw Refused.unknownOperator(at, "$$" + name);
        }
        return new Expression.Variable(name, path);
    }

    private Expression document(BsonDocument document, Place at) {
        if (document.keySet().stream().noneMatch(name -> name.startsWith("$"))) {
            return new Expression.Document(fields(document, at));
        }
        Map.Entry<String, BsonValue> call = Fields.only(document, at, "one operator in a document of its own");
        return operator(call.getKey(), call.getValue(), at.in(call.getKey()));
    }

    Map<String, Expression> fields(BsonDocument document, Place at) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        document.forEach((name, value) -> fields.put(PlainValues.name(name, at), read(value, at.in(name))));
        return fields;
    }

    List<Expression> elements(BsonArray array, Place at) {
        List<Expression> elements = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            elements.add(read(array.get(i), at.in(i)));
        }
        return elements;
    }

    private Expression operator(String name, BsonValue argument, Place at) {
        return switch (name) {
            case "$literal" -> new Expression.Quoted(PlainValues.copy(argument, at));
            case "$let" -> let(Fields.of(argument, at));
            case "$switch" -> choice(Fields.of(argument, at));
            case "$sortArray" -> ordered(name, Fields.of(argument, at), List.of("input"));
            default -> new CallReader(this).read(Operators.EXPRESSIONS, name, argument, at);
        };
    }

    /** What puts values of many documents together. */
    Expression accumulator(BsonValue value, Place at) {
        Map.Entry<String, BsonValue> call =
                Fields.only(Fields.document(value, at), at, "one accumulator in a document of its own");
        String name = call.getKey();
        Place inside = at.in(name);
        return switch (name) {
            case "$top", "$bottom" -> ordered(name, Fields.of(call.getValue(), inside), List.of("output"));
            case "$topN", "$bottomN" -> ordered(name, Fields.of(call.getValue(), inside), List.of("output", "n"));
            default -> new CallReader(this).read(Operators.ACCUMULATORS, name, call.getValue(), inside);
        };
    }

    /** Names of one's own begin with a small letter; the server's own begin with a great one. */
    static String userName(BsonValue value, Place at) {
        String name = Fields.text(value, at);
        if (!name.matches("[a-z][A-Za-z0-9_]{0,63}") || name.startsWith(PipelinePrinter.OWN)) {
            throw Refused.wrongValue(
                    at,
                    "the name of a variable: a small letter, then letters, digits and `_`, not `" + PipelinePrinter.OWN
                            + "…`");
        }
        return name;
    }

    /** The variables by their names, each worked out here. */
    Map<String, Expression> variables(BsonValue value, Place at) {
        Map<String, Expression> named = new LinkedHashMap<>();
        Fields.document(value, at)
                .forEach((name, each) ->
                        named.put(userName(new BsonString(name), at.in(name)), read(each, at.in(name))));
        return named;
    }

    private Expression let(Fields fields) {
        Map<String, Expression> named = variables(fields.require("vars"), fields.at("vars"));
        Expression in = with(named.keySet()).read(fields.require("in"), fields.at("in"));
        fields.end();
        return new Expression.Let(named, in);
    }

    private Expression choice(Fields fields) {
        List<Branch> branches = new ArrayList<>();
        Place at = fields.at("branches");
        BsonArray each = Fields.array(fields.require("branches"), at);
        for (int i = 0; i < each.size(); i++) {
            Fields branch = Fields.of(each.get(i), at.in(i));
            branches.add(new Branch(
                    read(branch.require("case"), branch.at("case")), read(branch.require("then"), branch.at("then"))));
            branch.end();
        }
        Optional<Expression> otherwise = fields.take("default").map(value -> read(value, fields.at("default")));
        fields.end();
        return new Expression.Switch(branches, otherwise);
    }

    private Expression ordered(String operator, Fields fields, List<String> names) {
        Map<String, Expression> arguments = new LinkedHashMap<>();
        names.forEach(name -> arguments.put(name, read(fields.require(name), fields.at(name))));
        BsonValue by = fields.require("sortBy");
        Place at = fields.at("sortBy");
        Order order = by.isDocument()
                ? new Order.ByPaths(SortReader.read(by, at).keys())
                : new Order.Itself(SortReader.isAscending(by, at));
        if (!operator.equals("$sortArray") && order instanceof Order.ByPaths(var keys)) {
            keys.forEach(key -> paths.accept(Optional.of(key.path())));
        }
        fields.end();
        return new Expression.Ordered(operator, arguments, order);
    }
}
