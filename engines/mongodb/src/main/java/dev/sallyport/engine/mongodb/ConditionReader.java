package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.mongodb.Condition.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/**
 * Conditions of the query language.
 *
 * @param paths told of each path of the documents that are looked at
 * @param expressions reads what `$expr` holds; nothing where the server takes none
 */
record ConditionReader(Consumer<FieldPath> paths, Optional<ExpressionReader> expressions) {
    private static final Set<String> COMPARISONS = Set.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte");
    private static final Set<String> BITS = Set.of("$bitsAllSet", "$bitsAllClear", "$bitsAnySet", "$bitsAnyClear");

    Condition read(BsonValue value, Place at) {
        List<Condition> conditions = new ArrayList<>();
        Fields.document(value, at).forEach((name, each) -> conditions.add(one(name, each, at.in(name))));
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.All(conditions);
    }

    private Condition one(String name, BsonValue value, Place at) {
        return switch (name) {
            case "$and" -> new Condition.All(several(value, at));
            case "$or" -> new Condition.Any(several(value, at));
            case "$nor" -> new Condition.None(several(value, at));
            case "$expr" ->
                new Condition.Computed(expressions
                        .orElseThrow(() -> Refused.unknownOperator(at, name))
                        .read(value, at));
            default -> {
                if (name.startsWith("$")) {
                    throw Refused.unknownOperator(at, name);
                }
                FieldPath path = FieldPath.of(name, at);
                paths.accept(path);
                yield new Condition.At(path, tests(value, at));
            }
        };
    }

    private List<Condition> several(BsonValue value, Place at) {
        BsonArray array = Fields.array(value, at);
        if (array.isEmpty()) {
            throw Refused.wrongValue(at, "at least one condition");
        }
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            conditions.add(read(array.get(i), at.in(i)));
        }
        return conditions;
    }

    private List<Test> tests(BsonValue value, Place at) {
        if (value.isRegularExpression()) {
            return List.of(regex(value, at, new BsonDocument()));
        }
        return value.isDocument() && isOperators(value.asDocument())
                ? operators(value.asDocument(), at)
                : List.of(new Test.Compare("$eq", PlainValues.copy(value, at)));
    }

    private static boolean isOperators(BsonDocument document) {
        return document.keySet().stream().anyMatch(name -> name.startsWith("$"));
    }

    private List<Test> operators(BsonDocument document, Place at) {
        List<Test> tests = new ArrayList<>();
        Set<String> names = new HashSet<>(document.keySet());
        document.forEach((name, value) -> {
            if (!name.equals("$options")) {
                tests.add(test(name, value, at.in(name), document));
            }
        });
        if (names.contains("$options") && !names.contains("$regex")) {
            throw Refused.wrongValue(at.in("$options"), "`$regex` beside it");
        }
        return tests;
    }

    private Test test(String name, BsonValue value, Place at, BsonDocument beside) {
        if (COMPARISONS.contains(name)) {
            return new Test.Compare(name, PlainValues.copy(value, at));
        }
        if (BITS.contains(name)) {
            return new Test.Bits(name, PlainValues.copy(value, at));
        }
        return switch (name) {
            case "$in", "$nin" -> new Test.Among(name, values(value, at));
            case "$all" -> all(value, at);
            case "$regex" -> regex(value, at, beside);
            case "$not" -> new Test.Not(negated(value, at));
            case "$exists" -> new Test.Exists(isTrue(value, at));
            case "$type" -> new Test.HasType(types(value, at));
            case "$size" -> new Test.HasSize(Fields.whole(value, at));
            case "$mod" -> modulo(Fields.array(value, at), at);
            case "$elemMatch" -> element(Fields.document(value, at), at);
            default -> throw Refused.unknownOperator(at, name);
        };
    }

    private static boolean isTrue(BsonValue value, Place at) {
        return value.isNumber() ? value.asNumber().doubleValue() != 0 : Fields.bool(value, at);
    }

    private static List<BsonValue> values(BsonValue value, Place at) {
        BsonArray array = Fields.array(value, at);
        List<BsonValue> values = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            values.add(PlainValues.copy(array.get(i), at.in(i)));
        }
        return values;
    }

    private Test all(BsonValue value, Place at) {
        BsonArray array = Fields.array(value, at);
        boolean conditions = !array.isEmpty()
                && array.stream().allMatch(each -> each.isDocument() && isOperators(each.asDocument()));
        if (conditions) {
            throw Refused.unsupported(
                    at, "`$all` of conditions is not taken", "write each `$elemMatch` by itself within `$and`");
        }
        return new Test.Among("$all", values(value, at));
    }

    private static Test regex(BsonValue value, Place at, BsonDocument beside) {
        Optional<String> options = Optional.ofNullable(beside.get("$options")).map(each -> Fields.text(each, at));
        if (value.isRegularExpression()) {
            BsonRegularExpression regex = value.asRegularExpression();
            return checked(regex.getPattern(), options.orElse(regex.getOptions()), at);
        }
        return checked(Fields.text(value, at), options.orElse(""), at);
    }

    private static Test checked(String pattern, String options, Place at) {
        if (!options.matches("[imsxu]{0,5}")) {
            throw Refused.wrongValue(at, "options of a regular expression among `imsxu`");
        }
        return new Test.Matches(pattern, options);
    }

    private List<Test> negated(BsonValue value, Place at) {
        if (value.isRegularExpression() || (value.isDocument() && isOperators(value.asDocument()))) {
            return tests(value, at);
        }
        throw Refused.wrongValue(at, "a regular expression or operators");
    }

    private static List<BsonValue> types(BsonValue value, Place at) {
        List<BsonValue> types = value.isArray() ? value.asArray().getValues() : List.of(value);
        if (types.isEmpty() || !types.stream().allMatch(each -> each.isString() || each.isNumber())) {
            throw Refused.wrongValue(at, "names or numbers of BSON types");
        }
        return List.copyOf(types);
    }

    private static Test modulo(BsonArray array, Place at) {
        if (array.size() != 2 || !array.stream().allMatch(BsonValue::isNumber)) {
            throw Refused.wrongValue(at, "a divisor and a remainder");
        }
        return new Test.Modulo(array.getFirst(), array.get(1));
    }

    /** Paths in it begin at the element: whoever named the array is told of them by that. */
    private Test element(BsonDocument document, Place at) {
        ConditionReader inside = new ConditionReader(_ -> {}, Optional.empty());
        boolean itself = document.keySet().stream()
                .anyMatch(name ->
                        name.startsWith("$") && !Set.of("$and", "$or", "$nor").contains(name));
        return itself
                ? new Test.ElementItself(inside.operators(document, at))
                : new Test.Element(inside.read(document, at));
    }

    /** Nothing where the command has no condition. */
    Condition readIfAny(Optional<BsonValue> value, Place at) {
        return value.map(each -> read(each, at)).orElse(Condition.ALWAYS);
    }

    static ConditionReader of(Usage usage, Set<String> variables) {
        return new ConditionReader(
                usage::test,
                Optional.of(
                        ExpressionReader.of(path -> path.ifPresentOrElse(usage::test, usage::testWhole), variables)));
    }
}
