package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.sql.run.ClosureChanged;
import dev.sallyport.operation.ObjectName;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
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
        SortedMap<ObjectName, MySqlRelation> now = read(closure, loader, session);
        List<Closure.Member> members = now.values().stream()
                .flatMap(relation -> MySqlRelation.isRuled(relation.id(), closure)
                        ? Stream.of(relation.member(), relation.rulesMember())
                        : Stream.of(relation.member()))
                .sorted(Comparator.comparing(Closure.Member::id))
                .toList();
        if (!members.equals(closure.objects())) {
            throw new ClosureChanged();
        }
        return now;
    }

    private static SortedMap<ObjectName, MySqlRelation> read(Closure closure, MySqlLoader loader, MySqlSession session)
            throws ClosureChanged, SQLException {
        List<String> names = closure.objects().stream()
                .filter(MySqlRelation::isRelation)
                .map(Closure.Member::id)
                .toList();
        List<String> ruled = names.stream()
                .filter(name -> MySqlRelation.isRuled(name, closure))
                .toList();
        try {
            return loader.load(session, names, ruled);
        } catch (SQLException e) {
            if (MySqlErrors.isGone(e)) {
                throw new ClosureChanged();
            }
            throw e;
        }
    }
}
