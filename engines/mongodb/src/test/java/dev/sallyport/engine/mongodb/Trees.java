package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.mongodb.Condition.Test;
import dev.sallyport.engine.mongodb.Operators.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Trees of any shape from a seed, as a reader may make them. */
record Trees(RandomGenerator random) {
    private static final List<String> OPERATORS = List.copyOf(Operators.EXPRESSIONS.names());

    Expression expression(int depth, Set<String> variables) {
        return switch (depth <= 0 ? random.nextInt(4) : random.nextInt(10)) {
            case 0 -> new Expression.Literal(plain());
            case 1 -> new Expression.Path(path());
            case 2 -> new Expression.Quoted(quoted());
            case 3 -> variable(variables);
            case 4 -> new Expression.Document(fields(depth, variables));
            case 5 -> new Expression.Elements(several(random.nextInt(3), depth, variables));
            case 6 -> let(depth, variables);
            case 7 ->
                new Expression.Switch(
                        List.of(new Expression.Branch(
                                expression(depth - 1, variables), expression(depth - 1, variables))),
                        random.nextBoolean() ? Optional.empty() : Optional.of(expression(depth - 1, variables)));
            default -> call(OPERATORS.get(random.nextInt(OPERATORS.size())), depth, variables);
        };
    }

    private Expression call(String operator, int depth, Set<String> variables) {
        List<Form> forms = Operators.EXPRESSIONS.forms(operator);
        return switch (forms.get(random.nextInt(forms.size()))) {
            case Form.One()
            when operator.equals("$getField") ->
                new Expression.Single(operator, new Expression.Literal(new BsonString("a")));
            case Form.One() -> new Expression.Single(operator, scalar(depth, variables));
            case Form.InOrder(int least, int most) ->
                new Expression.Call(operator, several(Math.min(most, least + random.nextInt(2)), depth, variables));
            case Form.ByName(var names) -> named(operator, names, depth, variables);
            case Form.None() -> new Expression.Named(operator, Map.of());
        };
    }

    /** Arguments that stand by themselves are no arrays: those are several. */
    private Expression scalar(int depth, Set<String> variables) {
        Expression argument = expression(depth - 1, variables);
        return argument instanceof Expression.Elements || argument instanceof Expression.Document
                ? new Expression.Path(path())
                : argument;
    }

    private Expression named(String operator, List<Operators.Name> names, int depth, Set<String> variables) {
        Map<String, Expression> arguments = new LinkedHashMap<>();
        for (Operators.Name name : names) {
            if (!name.optional() || name.name().equals("as")) {
                arguments.put(
                        name.name(),
                        name.constant()
                                ? new Expression.Literal(new BsonString("x"))
                                : expression(depth - 1, variables));
            }
        }
        return new Expression.Named(operator, arguments);
    }

    private Expression let(int depth, Set<String> variables) {
        Set<String> inside = new TreeSet<>(variables);
        inside.add("w");
        return new Expression.Let(Map.of("w", expression(depth - 1, variables)), expression(depth - 1, inside));
    }

    private Expression variable(Set<String> variables) {
        List<String> all = new ArrayList<>(variables);
        all.addAll(List.of("ROOT", "NOW", "REMOVE", "CURRENT"));
        return new Expression.Variable(
                all.get(random.nextInt(all.size())), random.nextBoolean() ? Optional.empty() : Optional.of(path()));
    }

    private Map<String, Expression> fields(int depth, Set<String> variables) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            fields.put("f" + i, expression(depth - 1, variables));
        }
        return fields;
    }

    private List<Expression> several(int count, int depth, Set<String> variables) {
        List<Expression> several = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            several.add(expression(depth - 1, variables));
        }
        return several;
    }

    private FieldPath path() {
        return FieldPath.of(List.of("a", "a.b", "c.0.d", "e").get(random.nextInt(4)), Place.COMMAND);
    }

    private BsonValue plain() {
        return List.of(new BsonInt32(1), BsonNull.VALUE, BsonBoolean.TRUE, new BsonString("x"), new BsonString("a$b"))
                .get(random.nextInt(5));
    }

    private BsonValue quoted() {
        return List.of(new BsonString("$a"), new BsonString("$$ROOT"), new BsonDocument("a", new BsonString("$b")))
                .get(random.nextInt(3));
    }

    Condition condition(int depth) {
        return switch (depth <= 0 ? 4 : random.nextInt(7)) {
            case 0 -> new Condition.All(conditions(depth));
            case 1 -> new Condition.Any(conditions(depth));
            case 2 -> new Condition.None(conditions(depth));
            case 3 -> new Condition.Computed(expression(2, Set.of()));
            default -> new Condition.At(path(), List.of(test(depth)));
        };
    }

    private List<Condition> conditions(int depth) {
        return List.of(condition(depth - 1), condition(depth - 1)).subList(0, 1 + random.nextInt(2));
    }

    private Test test(int depth) {
        return switch (random.nextInt(depth <= 0 ? 6 : 9)) {
            case 0 -> new Test.Compare(List.of("$eq", "$ne", "$gt", "$lte").get(random.nextInt(4)), value());
            case 1 -> new Test.Among(List.of("$in", "$nin", "$all").get(random.nextInt(3)), List.of(value(), value()));
            case 2 -> new Test.Matches("^a.b", random.nextBoolean() ? "" : "i");
            case 3 -> new Test.Exists(random.nextBoolean());
            case 4 -> new Test.HasType(List.of(new BsonString("int"), new BsonInt32(2)));
            case 5 -> new Test.HasSize(random.nextInt(3));
            case 6 -> new Test.Not(List.of(test(depth - 1)));
            case 7 -> new Test.Element(condition(0));
            default -> new Test.ElementItself(List.of(new Test.Compare("$gt", value())));
        };
    }

    private BsonValue value() {
        return random.nextBoolean()
                ? plain()
                : List.of(new BsonString("$a"), new BsonDocument("b", plain())).get(random.nextInt(2));
    }
}
