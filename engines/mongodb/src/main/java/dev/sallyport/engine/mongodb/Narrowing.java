package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.mongodb.Condition.Test;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.TableObligation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What of a condition may be asked of documents as they are stored, so that an index serves it: tests that hold of the one only
 * where they hold of the other, and that raise for no value. The whole condition is asked again behind the masks.
 *
 * @param collection with all its paths, also those that do not exist for the caller
 */
record Narrowing(MongoCollection collection, TableObligation obligation, IndexOrder order) {
    /** What an index serves of regular expressions; of others a server may say that they take too long, for what is hidden too. */
    private static final Pattern BEGINNING = Pattern.compile("\\^[A-Za-z0-9 @_-]+");

    /** For a `$match` before the masks. */
    Optional<BsonDocument> of(Condition condition) {
        List<Condition> safe = conjuncts(condition).flatMap(this::safe).toList();
        return safe.isEmpty() ? Optional.empty() : Optional.of(ConditionPrinter.print(new Condition.All(safe)));
    }

    private static Stream<Condition> conjuncts(Condition condition) {
        return condition instanceof Condition.All(var conditions)
                ? conditions.stream().flatMap(Narrowing::conjuncts)
                : Stream.of(condition);
    }

    private Stream<Condition> safe(Condition condition) {
        if (!(condition instanceof Condition.At(var path, var tests)) || !isFoundBy(path)) {
            return Stream.empty();
        }
        List<Test> safe = tests.stream().filter(Narrowing::isSafe).toList();
        return safe.isEmpty() ? Stream.empty() : Stream.of(new Condition.At(path, safe));
    }

    /** Whether documents may be found by what is stored at a path. */
    boolean isFoundBy(FieldPath path) {
        return isClear(path) && !order.tells(path.text());
    }

    /** Whether a path shows what is stored at it: a clear one below which nothing is known. */
    private boolean isClear(FieldPath path) {
        String name = path.text();
        return !path.hasPlace()
                && obligation.disclosure(name) instanceof Disclosure.Clear
                && collection.description().column(name).stream()
                        .noneMatch(column -> column.engineType().contains("object"))
                && collection.description().columns().stream()
                        .noneMatch(column -> column.name().startsWith(name + "."));
    }

    /** Documents and null are left out: what is not shown is no null, and behind the masks it is. */
    private static boolean isSafe(Test test) {
        return switch (test) {
            case Test.Compare(var operator, var value) -> !operator.equals("$ne") && isScalar(value);
            case Test.Among(var operator, var values) ->
                operator.equals("$in") && values.stream().allMatch(Narrowing::isScalar);
            case Test.Matches(var pattern, var options) ->
                options.isEmpty() && BEGINNING.matcher(pattern).matches();
            default -> false;
        };
    }

    private static boolean isScalar(BsonValue value) {
        return switch (value.getBsonType()) {
            case INT32, INT64, DOUBLE, DECIMAL128, STRING, BOOLEAN, DATE_TIME, OBJECT_ID, BINARY -> true;
            default -> false;
        };
    }
}
