package dev.sallyport.engine.postgresql;

import static java.util.Comparator.comparingInt;

import dev.sallyport.engine.postgresql.PostgresFunction.Kind;
import dev.sallyport.engine.postgresql.PostgresFunctions.Listed;
import dev.sallyport.engine.postgresql.PostgresOverloads.Candidate;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the one operator or function of `pg_catalog` that the server would find, and makes every argument fit it. */
final class PostgresCalls {
    private static final long PREFIX = 0;

    private final PostgresBuiltins builtins;
    private final PostgresTypes types;
    private final PostgresCoercion coercion;
    private final PostgresFunctions allowed;
    private final PostgresChosen chosen;
    private final PostgresPolymorphism polymorphism;

    PostgresCalls(
            PostgresBuiltins builtins,
            PostgresTypes types,
            PostgresCoercion coercion,
            PostgresFunctions allowed,
            PostgresChosen chosen) {
        this.builtins = builtins;
        this.types = types;
        this.coercion = coercion;
        this.allowed = allowed;
        this.chosen = chosen;
        this.polymorphism = new PostgresPolymorphism(types, coercion);
    }

    /** A resolved function and its arguments in its own types. */
    record Call(PostgresFunction function, Listed listed, List<Typed> arguments, PostgresType result) {}

    Typed operator(String written, List<Typed> operands, Mark at) {
        String symbol = written.equals("!=") ? "<>" : written;
        if (!allowed.namesOperator(symbol)) {
            throw Unresolved.functionNotAllowed(written, at);
        }
        Candidate<PostgresOperator> found =
                chooseOperator(symbol, operands).orElseThrow(() -> noMatch(symbol, operands, at));
        List<PostgresType> declared = found.arguments();
        if (declared.stream().anyMatch(PostgresCoercion::isAnyValue)
                && declared.stream().anyMatch(PostgresTypes::isText)) {
            return operator(symbol, asTexts(operands, at), at);
        }
        String left = found.item().left() == PREFIX ? "-" : declared.getFirst().name();
        if (!allowed.allows(found.item(), left, declared.getLast().name())) {
            throw Unresolved.functionNotAllowed(written, at);
        }
        requireColumn(found.item().extension(), operands, written, at);
        PostgresPolymorphism.Bound bound = polymorphism.bind(declared, types(operands), at);
        PostgresType result = bound.type(types.of(found.item().result()));
        return call(found.item(), fit(operands, bound.arguments(), at), result, at);
    }

    private Optional<Candidate<PostgresOperator>> chooseOperator(String symbol, List<Typed> operands) {
        List<PostgresType> given = types(operands);
        List<Candidate<PostgresOperator>> all = builtins.operators(symbol).stream()
                .filter(operator -> (operator.left() == PREFIX) == (operands.size() == 1))
                .map(operator -> new Candidate<>(operator, arguments(operator)))
                .filter(each -> polymorphism.fits(each.arguments(), given))
                .toList();
        Optional<Candidate<PostgresOperator>> sameType = PostgresOverloads.exact(all, assumed(given));
        return sameType.isPresent() ? sameType : new PostgresOverloads<PostgresOperator>(coercion, given).choose(all);
    }

    private static List<PostgresType> types(List<Typed> values) {
        return values.stream().map(Typed::type).toList();
    }

    /** One untyped operand is first taken to have the type of the other. */
    private static List<PostgresType> assumed(List<PostgresType> given) {
        List<PostgresType> known =
                given.stream().filter(type -> !PostgresTypes.isUnknown(type)).toList();
        return known.size() == 1 ? Collections.nCopies(given.size(), known.getFirst()) : given;
    }

    private List<PostgresType> arguments(PostgresOperator operator) {
        return operator.left() == PREFIX
                ? List.of(types.of(operator.right()))
                : List.of(types.of(operator.left()), types.of(operator.right()));
    }

    /** `text || anything` is defined as the concatenation with the text of the other side. */
    private List<Typed> asTexts(List<Typed> operands, Mark at) {
        PostgresTypes.Target text = PostgresTypes.Target.of(types.named("text"));
        return operands.stream()
                .map(operand -> operand.is(text.type()) ? operand : coercion.explicit(operand, text, at))
                .toList();
    }

    private Typed call(PostgresOperator operator, List<Typed> operands, PostgresType result, Mark at) {
        List<Expression> expressions = operands.stream().map(Typed::expression).toList();
        boolean leakproof = operator.leakproof() && operands.stream().allMatch(Typed::leakproof);
        Operator printed = new Operator(new Name(operator.schema()), operator.name());
        OperatorCall call = chosen.means(new OperatorCall(printed, expressions, at), operator.oid());
        return new Typed(call, result, leakproof);
    }

    private List<Typed> fit(List<Typed> values, List<PostgresType> taken, Mark at) {
        List<Typed> fitting = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            fitting.add(coercion.argument(values.get(i), taken.get(i), at));
        }
        return fitting;
    }

    /** @param names of the last arguments, which are found by them; none where each stands in its place */
    Call function(String name, List<Typed> arguments, List<Name> names, Mark at) {
        if (!allowed.names(name)) {
            throw Unresolved.functionNotAllowed(name, at);
        }
        List<PostgresType> given = types(arguments);
        List<Candidate<PostgresFunction>> all = builtins.functions(name).stream()
                .filter(function -> function.kind() != Kind.PROCEDURE)
                .flatMap(function -> candidate(function, arguments.size(), names).stream())
                .sorted(comparingInt(each ->
                        each.item().arguments().size() - each.arguments().size()))
                .filter(each -> polymorphism.fits(each.arguments(), given))
                .toList();
        if (builtins.functions(name).isEmpty()) {
            throw Unresolved.functionNotAllowed(name, at);
        }
        Candidate<PostgresFunction> found = new PostgresOverloads<PostgresFunction>(coercion, given)
                .choose(all)
                .orElseThrow(() -> noMatch(name, arguments, at));
        Listed listed = allowed.listed(found.item(), declared(found.item()))
                .orElseThrow(() -> Unresolved.functionNotAllowed(name, at));
        requireColumn(found.item().extension(), arguments, name, at);
        PostgresPolymorphism.Bound bound = polymorphism.bind(found.arguments(), given, at);
        PostgresType result = bound.type(types.of(found.item().result()));
        return new Call(found.item(), listed, fit(arguments, bound.arguments(), at), result);
    }

    /**
     * Whatever is of an extension works on a value of one of its types, which a column has: so what the statement stands on
     * has a table of that type in it, and with it the extension.
     */
    private void requireColumn(String extension, List<Typed> given, String name, Mark at) {
        boolean isOfColumn = extension.isEmpty()
                || given.stream()
                        .flatMap(each -> builtins.extension(each.type()).stream())
                        .anyMatch(own -> own.name().equals(extension));
        if (!isOfColumn) {
            throw Unresolved.functionNotAllowed(name, at);
        }
    }

    private List<PostgresType> declared(PostgresFunction function) {
        return function.arguments().stream().map(types::of).toList();
    }

    /** The function over that many arguments; the last one of a variadic function repeats, and one with a default may lack. */
    private Optional<Candidate<PostgresFunction>> candidate(PostgresFunction function, int count, List<Name> names) {
        List<PostgresType> taken = new ArrayList<>(declared(function));
        if (!names.isEmpty()) {
            return new PostgresNamedArguments(function, taken)
                    .taken(count - names.size(), names)
                    .map(types -> new Candidate<>(function, types));
        }
        if (function.variadic() != 0 && count >= taken.size()) {
            taken.removeLast();
            taken.addAll(Collections.nCopies(count - taken.size(), types.of(function.variadic())));
        }
        boolean enough = count <= taken.size() && count >= taken.size() - function.defaults();
        return enough ? Optional.of(new Candidate<>(function, taken.subList(0, count))) : Optional.empty();
    }

    private static Unresolved noMatch(String name, List<Typed> arguments, Mark at) {
        String given =
                arguments.stream().map(argument -> argument.type().name()).collect(Collectors.joining("`, `"));
        String message = "`" + name + "` has no single meaning for `" + given + "`";
        return arguments.stream().anyMatch(Typed::isParameter)
                ? Unresolved.badParameter(message, "send a parameter of the other side's type, or cast it", at)
                : Unresolved.notUnderstood(
                        message, "types.resolution", "cast the arguments to the types that you mean", at);
    }
}
