package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.one;

import dev.sallyport.engine.mongodb.Condition.Test;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Writes conditions from their trees: each test by an operator, so that no value is taken for one. */
final class ConditionPrinter {
    private ConditionPrinter() {}

    static BsonDocument print(Condition condition) {
        return switch (condition) {
            case Condition.All(var conditions) when conditions.isEmpty() -> new BsonDocument();
            case Condition.All(var conditions) -> one("$and", all(conditions));
            case Condition.Any(var conditions) -> one("$or", all(conditions));
            case Condition.None(var conditions) -> one("$nor", all(conditions));
            case Condition.Computed(var expression) -> one("$expr", ExpressionPrinter.print(expression));
            case Condition.At(var path, var tests) -> at(path, tests);
        };
    }

    private static BsonArray all(List<Condition> conditions) {
        return new BsonArray(conditions.stream().map(ConditionPrinter::print).toList());
    }

    private static BsonDocument at(FieldPath path, List<Test> tests) {
        if (tests.size() == 1) {
            return one(path.text(), print(tests.getFirst()));
        }
        return one(
                "$and",
                new BsonArray(tests.stream()
                        .map(test -> one(path.text(), print(test)))
                        .toList()));
    }

    private static BsonDocument print(Test test) {
        return switch (test) {
            case Test.Compare(var operator, var value) -> one(operator, value);
            case Test.Among(var operator, var values) -> one(operator, new BsonArray(values));
            case Test.Matches(var pattern, var options) ->
                new BsonDocument("$regex", new BsonString(pattern)).append("$options", new BsonString(options));
            case Test.Not(var tests) -> one("$not", together(tests));
            case Test.Exists(boolean exists) -> one("$exists", BsonBoolean.valueOf(exists));
            case Test.HasType(var types) -> one("$type", new BsonArray(types));
            case Test.HasSize(long size) -> one("$size", new BsonInt64(size));
            case Test.Modulo(var divisor, var remainder) -> one("$mod", new BsonArray(List.of(divisor, remainder)));
            case Test.Element(var condition) -> one("$elemMatch", print(condition));
            case Test.ElementItself(var tests) -> one("$elemMatch", together(tests));
            case Test.Bits(var operator, var mask) -> one(operator, mask);
        };
    }

    /** Each operator stands once in a document, so that none of them takes the place of another. */
    private static BsonValue together(List<Test> tests) {
        if (tests.size() == 1 && tests.getFirst() instanceof Test.Matches(var pattern, var options)) {
            return new BsonRegularExpression(pattern, options);
        }
        BsonDocument document = new BsonDocument();
        tests.forEach(test -> document.putAll(print(test)));
        return document;
    }
}
