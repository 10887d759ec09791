package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.one;
import static dev.sallyport.engine.mongodb.Bson.text;

import dev.sallyport.engine.mongodb.Expression.Order;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** Writes expressions from their trees. */
final class ExpressionPrinter {
    private ExpressionPrinter() {}

    static BsonValue print(Expression expression) {
        return switch (expression) {
            case Expression.Literal(var value) -> isPlain(value) ? value : one("$literal", value);
            case Expression.Quoted(var value) -> one("$literal", value);
            case Expression.Path(var path) -> text("$" + path.text());
            case Expression.Variable(var name, var path) ->
                text("$$" + name + path.map(each -> "." + each.text()).orElse(""));
            case Expression.Document(var fields) -> fields(fields);
            case Expression.Elements(var elements) -> all(elements);
            case Expression.Single(var operator, var argument) -> one(operator, print(argument));
            case Expression.Call(var operator, var arguments) -> one(operator, all(arguments));
            case Expression.Named(var operator, var arguments) -> one(operator, fields(arguments));
            case Expression.Let(var variables, var in) ->
                one("$let", new BsonDocument("vars", fields(variables)).append("in", print(in)));
            case Expression.Switch(var branches, var otherwise) -> {
                BsonDocument choice = new BsonDocument("branches", branches(branches));
                otherwise.ifPresent(each -> choice.append("default", print(each)));
                yield one("$switch", choice);
            }
            case Expression.Ordered(var operator, var arguments, var by) ->
                one(operator, fields(arguments).append("sortBy", order(by)));
        };
    }

    private static boolean isPlain(BsonValue value) {
        return !value.isString() || !value.asString().getValue().startsWith("$");
    }

    static BsonDocument fields(Map<String, Expression> fields) {
        BsonDocument document = new BsonDocument();
        fields.forEach((name, value) -> document.append(name, print(value)));
        return document;
    }

    static BsonArray all(List<Expression> expressions) {
        return new BsonArray(expressions.stream().map(ExpressionPrinter::print).toList());
    }

    private static BsonArray branches(List<Expression.Branch> branches) {
        return new BsonArray(branches.stream()
                .map(branch -> new BsonDocument("case", print(branch.when())).append("then", print(branch.then())))
                .toList());
    }

    private static BsonValue order(Order by) {
        return switch (by) {
            case Order.Itself(boolean ascending) -> direction(ascending);
            case Order.ByPaths(var keys) -> sort(keys);
        };
    }

    static BsonDocument sort(List<Sort.Key> keys) {
        BsonDocument sort = new BsonDocument();
        keys.forEach(key -> sort.append(key.path().text(), direction(key.ascending())));
        return sort;
    }

    private static BsonInt32 direction(boolean ascending) {
        return new BsonInt32(ascending ? 1 : -1);
    }
}
