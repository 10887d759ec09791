package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import java.util.IdentityHashMap;
import java.util.List;

/** What was chosen for the parts of a statement, by the part itself: two that say the same may mean different things. */
final class PostgresChosen {
    private static final long NONE = 0;

    private final IdentityHashMap<Expression, Long> ids = new IdentityHashMap<>();
    private final IdentityHashMap<Expression, List<Expression>> meanings = new IdentityHashMap<>();
    private final IdentityHashMap<Expression, PostgresType> sources = new IdentityHashMap<>();

    /** Remembers the oid of the operator or function of a call, and gives the call. */
    <E extends Expression> E means(E call, long oid) {
        ids.put(call, oid);
        return call;
    }

    /** Remembers the calls of operators that a construct means without a word for them, in order, and gives the construct. */
    <E extends Expression> E means(E construct, List<? extends Expression> calls) {
        meanings.put(construct, List.copyOf(calls));
        return construct;
    }

    /** Remembers what a cast converts from, and gives the cast. */
    Expression.Cast from(PostgresType source, Expression.Cast cast) {
        sources.put(cast, source);
        return cast;
    }

    /** The oid of the operator or function of a call, or 0. */
    long id(Expression call) {
        return ids.getOrDefault(call, NONE);
    }

    /** The calls that a construct means. */
    List<Expression> meaning(Expression construct) {
        return meanings.getOrDefault(construct, List.of());
    }

    /** The oid of the type that a cast converts from, or 0 where each part of its operand was converted. */
    long source(Expression.Cast cast) {
        PostgresType source = sources.get(cast);
        return source == null ? NONE : source.oid();
    }
}
