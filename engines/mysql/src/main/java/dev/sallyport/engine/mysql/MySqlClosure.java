package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.operation.ObjectName;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What a statement was resolved on, compared inside the transaction that runs it.
 *
 * <p>The query that reads the relations of the closure also reads from them, and so takes the locks on their definitions that
 * the statement itself needs. The server keeps these until the transaction ends: what was compared is what the statement
 * meets.
 */
final class MySqlClosure {
    private MySqlClosure() {}

    /**
     * The relations of a closure as they are now.
     *
     * @throws ClosureChanged when one of them is not what it was
     */
    static SortedMap<ObjectName, MySqlRelation> requireSame(Closure closure, MySqlLoader loader, MySqlSession session)
            throws ClosureChanged, SQLException {
        try {
            SortedMap<ObjectName, MySqlRelation> now = now(closure, loader, session);
            if (!isSame(now, closure)) {
                throw new ClosureChanged();
            }
            return now;
        } catch (SQLException e) {
            if (MySqlErrors.isGone(e)) {
                throw new ClosureChanged();
            }
            throw e;
        }
    }

    private static boolean isSame(SortedMap<ObjectName, MySqlRelation> relations, Closure closure) {
        return relations.values().stream()
                .flatMap(relation -> MySqlRelation.isRuled(relation.id(), closure)
                        ? Stream.of(relation.member(), relation.rulesMember())
                        : Stream.of(relation.member()))
                .sorted(Comparator.comparing(Closure.Member::id))
                .toList()
                .equals(closure.objects());
    }

    /** Known tables if they are all that the closure holds, and without rules; or else everything, read in full. */
    private static SortedMap<ObjectName, MySqlRelation> now(Closure closure, MySqlLoader loader, MySqlSession session)
            throws SQLException {
        List<String> names = closure.objects().stream()
                .filter(MySqlRelation::isRelation)
                .map(Closure.Member::id)
                .toList();
        List<String> ruled = names.stream()
                .filter(name -> MySqlRelation.isRuled(name, closure))
                .toList();
        Map<String, String> signs = ruled.isEmpty() ? loader.signs(session, names) : Map.of();
        var known = loader.known().all(signs).filter(relations -> isSame(relations, closure));
        if (known.isPresent()) {
            return known.get();
        }
        SortedMap<ObjectName, MySqlRelation> read = loader.load(session, names, ruled);
        loader.known().keep(signs, read);
        return read;
    }
}
