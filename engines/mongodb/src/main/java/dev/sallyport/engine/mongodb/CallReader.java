package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.mongodb.Operators.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonValue;

/**
 * Operators that have nothing of their own but a name and the form of their arguments.
 *
 * @param expressions reads the arguments
 */
record CallReader(ExpressionReader expressions) {
    Expression read(Operators operators, String name, BsonValue argument, Place at) {
        List<Form> forms = operators.forms(name);
        if (forms.isEmpty()) {
            throw Refused.unknownOperator(at, name);
        }
        if (name.equals("$getField") && !isOfInput(argument)) {
            expressions.paths().accept(Optional.empty());
        }
        return forms.stream()
                .filter(form -> fits(form, argument))
                .findFirst()
                .map(form -> call(name, form, argument, at))
                .orElseThrow(
                        () -> Refused.wrongValue(at, "the arguments of `" + name + "` as the server documents them"));
    }

    /** A name that is worked out is one of the document that comes in, where no other is named. */
    private static boolean isOfInput(BsonValue argument) {
        return argument.isDocument() && argument.asDocument().containsKey("input");
    }

    private static boolean fits(Form form, BsonValue argument) {
        return switch (form) {
            case Form.One() -> !argument.isArray() || argument.asArray().size() == 1;
            case Form.InOrder(int least, int most) ->
                argument.isArray()
                        && argument.asArray().size() >= least
                        && argument.asArray().size() <= most;
            case Form.ByName _ ->
                argument.isDocument()
                        && argument.asDocument().keySet().stream().noneMatch(name -> name.startsWith("$"));
            case Form.None() -> argument.isDocument() && argument.asDocument().isEmpty();
        };
    }

    private Expression call(String name, Form form, BsonValue argument, Place at) {
        return switch (form) {
            case Form.One() ->
                argument.isArray()
                        ? new Expression.Call(name, expressions.elements(argument.asArray(), at))
                        : new Expression.Single(name, expressions.read(argument, at));
            case Form.InOrder _ -> new Expression.Call(name, expressions.elements(argument.asArray(), at));
            case Form.ByName(var names) -> named(name, names, Fields.of(argument, at));
            case Form.None() -> new Expression.Named(name, Map.of());
        };
    }

    private Expression named(String operator, List<Operators.Name> names, Fields fields) {
        Map<String, Expression> arguments = new LinkedHashMap<>();
        ExpressionReader inside = expressions;
        for (Operators.Name name : names) {
            Optional<BsonValue> value =
                    name.optional() ? fields.take(name.name()) : Optional.of(fields.require(name.name()));
            Place at = fields.at(name.name());
            if (name.name().equals("as")) {
                String variable =
                        value.map(each -> ExpressionReader.userName(each, at)).orElse("this");
                inside = expressions.with(Set.of(variable));
            }
            if (operator.equals("$reduce") && name.name().equals("in")) {
                inside = expressions.with(Set.of("this", "value"));
            }
            ExpressionReader reader = name.name().equals("input") ? expressions : inside;
            value.ifPresent(
                    each -> arguments.put(name.name(), name.constant() ? constant(each, at) : reader.read(each, at)));
        }
        fields.end();
        return new Expression.Named(operator, arguments);
    }

    private static Expression constant(BsonValue value, Place at) {
        if (value.isDocument()
                || value.isArray()
                || (value.isString() && value.asString().getValue().startsWith("$"))) {
            throw Refused.wrongValue(at, "a constant");
        }
        return new Expression.Literal(value);
    }
}
