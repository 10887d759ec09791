package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.mongodb.Condition.Test;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonValue;

/**
 * Conditions of writes, which are asked of documents as they are stored (holes.md M4): paths of their own with tests whose answer
 * is of the values there alone.
 */
record WriteConditions(WrittenPaths paths) {
    private static final int LONGEST_LIST = 10;

    Condition read(BsonValue value, Place at) {
        ConditionReader reader = new ConditionReader(path -> paths.look(path, at), Optional.empty());
        Condition condition = reader.read(value, at);
        require(condition, at);
        return condition;
    }

    private static void require(Condition condition, Place at) {
        switch (condition) {
            case Condition.All(var each) -> each.forEach(one -> require(one, at));
            case Condition.Any(var each) -> each.forEach(one -> require(one, at));
            case Condition.None(var each) -> each.forEach(one -> require(one, at));
            case Condition.At(var path, var tests) -> tests.forEach(test -> require(test, at.in(path.text())));
            case Condition.Computed _ -> throw Refused.unknownOperator(at, "$expr");
        }
    }

    private static void require(Test test, Place at) {
        boolean plain = switch (test) {
            case Test.Compare(var _, var value) -> !value.isDocument() && !value.isArray();
            case Test.Among(var _, var values) ->
                values.stream().noneMatch(value -> value.isDocument() || value.isArray());
            case Test.Not(var tests) -> {
                tests.forEach(each -> require(each, at));
                yield true;
            }
            case Test.Matches _, Test.Exists _, Test.Modulo _, Test.Bits _ -> true;
            case Test.HasType _, Test.HasSize _, Test.Element _, Test.ElementItself _ -> false;
        };
        if (!plain) {
            throw Refused.unsupported(
                    at,
                    "a write is not decided by documents, arrays, their sizes or their types",
                    "compare a path with a number, a text, a date or an id");
        }
    }

    /** Whether equality or a short list on a key fixes the documents (policy P-14). */
    static boolean isBounded(Condition condition, MongoCollection collection) {
        Set<String> fixed = new HashSet<>();
        boolean listed = fix(condition, fixed, false);
        return fixed.contains("_id")
                || collection.indexes().stream()
                        .anyMatch(index ->
                                index.isKey() && fixed.containsAll(index.keys().keySet()) && !listed);
    }

    /** @return whether one of them is a list, of which there is one at most */
    private static boolean fix(Condition condition, Set<String> fixed, boolean listed) {
        boolean list = listed;
        switch (condition) {
            case Condition.All(var each) -> {
                for (Condition one : each) {
                    list = fix(one, fixed, list);
                }
            }
            case Condition.At(var path, List<Test> tests) -> {
                for (Test test : tests) {
                    if (test instanceof Test.Compare(var operator, var value)
                            && operator.equals("$eq")
                            && !value.isNull()) {
                        fixed.add(path.text());
                    }
                    if (test instanceof Test.Among(var operator, var values)
                            && operator.equals("$in")
                            && values.size() <= LONGEST_LIST
                            && values.stream().noneMatch(each -> each.isNull() || each.isRegularExpression())
                            && (path.text().equals("_id") || !list)) {
                        fixed.add(path.text());
                        list = true;
                    }
                }
            }
            case Condition.Any _, Condition.None _, Condition.Computed _ -> {}
        }
        return list;
    }
}
