package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresCast.Context;
import dev.sallyport.engine.postgresql.PostgresCast.Method;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * When a value of one type may stand for another, as the server's documentation on type conversion has it.
 *
 * <p>Every conversion becomes an explicit cast in the print, so that the server finds exactly the operator or function that
 * was resolved here. A cast that a user made is never applied.
 */
final class PostgresCoercion {
    private static final Set<String> ANY_VALUE =
            Set.of("any", "anyelement", "anynonarray", "anycompatible", "anycompatiblenonarray");

    private final PostgresBuiltins builtins;
    private final PostgresTypes types;
    private final PostgresChosen chosen;

    PostgresCoercion(PostgresBuiltins builtins, PostgresTypes types, PostgresChosen chosen) {
        this.builtins = builtins;
        this.types = types;
        this.chosen = chosen;
    }

    static boolean isAnyValue(PostgresType type) {
        return type.kind() == PostgresType.Kind.PSEUDO && ANY_VALUE.contains(type.name());
    }

    /** Whether the server converts without being asked. */
    boolean isImplicit(PostgresType from, PostgresType to) {
        if (from.oid() == to.oid() || isAnyValue(to)) {
            return true;
        }
        if (PostgresTypes.isUnknown(from)) {
            return to.kind() != PostgresType.Kind.PSEUDO || PostgresPolymorphism.isFormed(to);
        }
        if (PostgresPolymorphism.isFormed(to)) {
            return PostgresPolymorphism.takes(to, from);
        }
        return builtins.cast(from.oid(), to.oid())
                .filter(cast -> cast.context() == Context.IMPLICIT)
                .isPresent();
    }

    /** A value of a domain is one of the type under it, for every operator and function. */
    Typed based(Typed value, Mark at) {
        PostgresType base = types.base(value.type());
        return value.is(base) || !PostgresTypes.isListed(base)
                ? value
                : new Typed(new Cast(value.expression(), PostgresTypes.print(base), at), base, value.leakproof());
    }

    /** The value as an argument of that type. */
    Typed argument(Typed value, PostgresType to, Mark at) {
        if (value.is(to)) {
            return value;
        }
        if (isAnyValue(to)) {
            return value.isUnknown() ? literal(value, types.named("text")) : value;
        }
        if (value.isUnknown()) {
            return literal(value, to);
        }
        if (!PostgresTypes.isListed(to) || !isImplicit(value.type(), to)) {
            throw impossible(value.type(), to, at);
        }
        return cast(value, to, PostgresTypes.print(to), at);
    }

    /** Values as arguments of these types. */
    List<Typed> arguments(List<Typed> values, List<PostgresType> wanted, Mark at) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> argument(values.get(i), wanted.get(i), at))
                .toList();
    }

    private Typed literal(Typed value, PostgresType to) {
        PostgresSearch.requireServers(value, to);
        Cast cast = new Cast(value.expression(), PostgresTypes.print(to), Mark.NONE);
        return Typed.constant(chosen.from(value.type(), cast), to);
    }

    /** The value as the content of a column: what converts without being asked does, and what only an assignment converts. */
    Typed assigned(Typed value, PostgresType to, Mark at) {
        if (value.isUnknown()) {
            return literal(value, to);
        }
        requireAssignable(value.type(), to, at);
        return value.is(to) ? value : cast(value, to, PostgresTypes.print(to), at);
    }

    /** Refuses what the server would not convert to the type of a column, or not by a conversion of its own. */
    void requireAssignable(PostgresType from, PostgresType to, Mark at) {
        Optional<PostgresCast> known = builtins.cast(from.oid(), to.oid());
        boolean converts = known.map(cast -> cast.isTrusted() && cast.context() != Context.EXPLICIT)
                .orElse(to.category() == 'S');
        if (from.oid() != to.oid() && !converts) {
            throw impossible(from, to, at);
        }
    }

    /** A cast that the statement asks for. */
    Typed explicit(Typed value, PostgresTypes.Target target, Mark at) {
        PostgresType to = target.type();
        boolean plain = target.printed().modifiers().isEmpty();
        if (value.isUnknown() || value.is(to)) {
            Cast cast = new Cast(value.expression(), target.printed(), at);
            return new Typed(chosen.from(value.type(), cast), to, value.leakproof() && plain);
        }
        return cast(value, to, target.printed(), at);
    }

    private Typed cast(Typed value, PostgresType to, TypeName printed, Mark at) {
        Optional<PostgresCast> known = builtins.cast(value.type().oid(), to.oid());
        boolean byText =
                known.isEmpty() && (to.category() == 'S' || value.type().category() == 'S');
        if (known.map(cast -> !cast.isTrusted()).orElse(!byText)) {
            throw impossible(value.type(), to, at);
        }
        boolean leakproof = printed.modifiers().isEmpty()
                && known.map(PostgresCoercion::isLeakproof).orElse(false);
        Cast cast = new Cast(value.expression(), printed, at);
        return new Typed(chosen.from(value.type(), cast), to, value.leakproof() && leakproof);
    }

    private static boolean isLeakproof(PostgresCast cast) {
        return cast.method() == Method.BINARY || (cast.method() == Method.FUNCTION && cast.leakproof());
    }

    /** The type that several values share, as CASE, COALESCE and IN choose it. */
    PostgresType common(List<Typed> values, Mark at) {
        return commonType(values.stream().map(Typed::type).toList(), at);
    }

    PostgresType commonType(List<PostgresType> all, Mark at) {
        PostgresType chosen = types.named("unknown");
        for (PostgresType type : all) {
            chosen = PostgresTypes.isUnknown(type) ? chosen : wider(chosen, type, at);
        }
        return types.known(chosen);
    }

    private PostgresType wider(PostgresType chosen, PostgresType next, Mark at) {
        if (PostgresTypes.isUnknown(chosen) || chosen.oid() == next.oid()) {
            return next;
        }
        if (chosen.category() != next.category()) {
            throw impossible(next, chosen, at);
        }
        boolean takes = !chosen.preferred() && isImplicit(chosen, next) && !isImplicit(next, chosen);
        return takes ? next : chosen;
    }

    private static Unresolved impossible(PostgresType from, PostgresType to, Mark at) {
        return Unresolved.notUnderstood(
                "`" + from.name() + "` does not convert to `" + to.name() + "` here",
                "types.conversion",
                "cast one side so that the types match",
                at);
    }
}
