package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What was chosen for the parts of a statement, by the part itself: two that say the same may mean different things. */
final class PostgresChosen {
    private static final long NONE = 0;

    private final Map<Expression, List<Long>> ids = new IdentityHashMap<>();
    private final Map<Expression, PostgresType> sources = new IdentityHashMap<>();

    /** Remembers the oid of the operator or function of a call, and gives the call. */
    <E extends Expression> E means(E call, long oid) {
        ids.put(call, List.of(oid));
        return call;
    }

    /** The same operators as in the calls that stand for it, in order. */
    <E extends Expression> E meansAs(E construct, List<? extends Expression> calls) {
        ids.put(
                construct,
                calls.stream().flatMap(call -> ids(call).stream()).toList());
        return construct;
    }

    /** Remembers what a cast converts from, and gives the cast. */
    Expression.Cast from(PostgresType source, Expression.Cast cast) {
        sources.put(cast, source);
        return cast;
    }

    /** The oid of the operator or function, one for each column where rows are compared; none for what calls nothing. */
    List<Long> ids(Expression part) {
        return ids.getOrDefault(part, List.of());
    }

    /** The oid of the type that a cast converts from, or 0 where each part of its operand was converted. */
    long source(Expression.Cast cast) {
        PostgresType source = sources.get(cast);
        return source == null ? NONE : source.oid();
    }
}
